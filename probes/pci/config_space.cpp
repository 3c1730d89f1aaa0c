// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci/config_space.hpp"

#include "probes/bytes.hpp"
#include "probes/pci/capability_table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <linux/pci_regs.h>

namespace ocks {
namespace {

constexpr std::size_t header_bytes = 64;
constexpr std::size_t legacy_bytes = 256;
constexpr std::size_t extended_bytes = 4096;

/// The longest structures that are decoded: PCI Express with its second set of registers has 60 bytes, and Advanced
/// Error Reporting 72 (7.5.3, 7.8.4).
constexpr std::size_t decoded_bytes = 64;
constexpr std::size_t decoded_extended_bytes = 72;

void reach_for(CapabilityList& list, std::size_t end)
{
    list.reach = std::max(list.reach, end);
}

/// Where what is read of a capability ends: with its header, if nobody decodes it, and never beyond its space.
std::size_t end_of(const Capability& capability)
{
    constexpr std::size_t header = 4;
    const CapabilityRow* const row = row_of(capability);
    const bool is_decoded = row != nullptr && row->decode != nullptr;
    const std::size_t decoded = capability.extended ? decoded_extended_bytes : decoded_bytes;
    const std::size_t space = capability.extended ? extended_bytes : legacy_bytes;
    return std::min(capability.offset + (is_decoded ? decoded : header), space);
}

void add(CapabilityList& list, const Capability& capability)
{
    list.capabilities.push_back(capability);
    reach_for(list, end_of(capability));
}

bool was_there(const CapabilityList& list, unsigned offset)
{
    return std::ranges::find(list.capabilities, offset, &Capability::offset) != list.capabilities.end();
}

/// PCI Local Bus 3.0, 6.7: each entry begins with its number and the place of the next.
void follow_chain(const Bytes& config, CapabilityList& list)
{
    constexpr unsigned no_answer = 0xff;
    constexpr unsigned alignment = 0x3;
    const bool is_cardbus = (config.u8(PCI_HEADER_TYPE) & 0x7fU) == PCI_HEADER_TYPE_CARDBUS;
    unsigned next = config.u8(is_cardbus ? PCI_CB_CAPABILITY_LIST : PCI_CAPABILITY_LIST) & ~alignment;
    while (next != 0) {
        if (next < header_bytes || was_there(list, next)) {
            list.doubts.push_back(fmt::format("the chain of capabilities leads {} 0x{:02x}",
                                              next < header_bytes ? "into the header, to" : "back to",
                                              next));
            return;
        }
        reach_for(list, next + 4);
        if (next >= config.size()) {
            list.cut = true;
            return;
        }
        const unsigned id = config.u8(next);
        if (id == no_answer) {
            list.doubts.push_back(fmt::format("the chain of capabilities is broken at 0x{:02x}", next));
            return;
        }
        add(list, {id, next, false, 0});
        next = config.u8(next + PCI_CAP_LIST_NEXT) & ~alignment;
    }
}

/// Only functions of PCI Express and of PCI-X 2.0 have more than 256 bytes; what others answer there is noise.
bool has_extended_space(const CapabilityList& list)
{
    return std::ranges::any_of(list.capabilities, [](const Capability& each) {
        return each.id == PCI_CAP_ID_EXP || each.id == PCI_CAP_ID_PCIX;
    });
}

/// PCI Express Base 5.0, 7.6.3: number, version and place of the next in four bytes.
void follow_extended_chain(const Bytes& config, CapabilityList& list)
{
    constexpr std::uint32_t no_answer = 0xffff'ffffU;
    unsigned next = legacy_bytes;
    while (next != 0) {
        if (next < legacy_bytes || was_there(list, next)) {
            list.doubts.push_back(fmt::format("the chain of extended capabilities leads {} 0x{:03x}",
                                              next < legacy_bytes ? "out of its space, to" : "back to",
                                              next));
            return;
        }
        reach_for(list, next + 4);
        if (next + 4 > config.size()) {
            list.doubts.push_back(
                fmt::format("the chain of extended capabilities leads beyond the end, to 0x{:03x}", next));
            return;
        }
        const std::uint32_t header = config.le32(next);
        if (header == no_answer || header == 0) {
            // An empty chain is one such word; farther on it is a hole.
            if (next != legacy_bytes)
                list.doubts.push_back(fmt::format("the chain of extended capabilities is broken at 0x{:03x}", next));
            return;
        }
        add(list, {header & 0xffffU, next, true, (header >> 16U) & 0xfU});
        next = (header >> 20U) & 0xffcU;
    }
}

}  // namespace

CapabilityList capabilities_of(std::string_view config)
{
    CapabilityList list;
    const Bytes bytes{config};
    if (bytes.size() < header_bytes) {
        list.doubts.push_back(fmt::format("{} bytes are no configuration space", bytes.size()));
        return list;
    }
    // A function that has gone, or sleeps in D3cold, answers each read with ones.
    if (bytes.le32(PCI_VENDOR_ID) == 0xffff'ffffU) {
        list.doubts.emplace_back("the function does not answer");
        return list;
    }
    if ((bytes.le16(PCI_STATUS) & PCI_STATUS_CAP_LIST) == 0)
        return list;
    follow_chain(bytes, list);
    if (!list.cut && has_extended_space(list)) {
        reach_for(list, legacy_bytes + 4);
        if (bytes.size() > legacy_bytes)
            follow_extended_chain(bytes, list);
    }
    return list;
}

std::string name_of(const Capability& capability)
{
    const CapabilityRow* const row = row_of(capability);
    return row != nullptr ? std::string{row->name} : fmt::format("0x{:02x}", capability.id);
}

Device decode_config_space(std::string_view config, const CapabilityList& list)
{
    Device device;
    std::string names;
    for (const Capability& capability : list.capabilities) {
        // A null capability says that there is none (PCI Express Base 5.0, 7.9.28), and 0xff that nobody answered.
        if (capability.id == 0)
            continue;
        const std::string name = name_of(capability);
        names += (names.empty() ? "" : ",") + name;
        const CapabilityRow* const row = row_of(capability);
        if (row != nullptr && row->decode != nullptr)
            row->decode(Bytes{Bytes{config}.part(capability.offset, end_of(capability) - capability.offset)}, device);
    }
    if (!names.empty())
        device.properties.emplace("capabilities", std::move(names));
    return device;
}

}  // namespace ocks
