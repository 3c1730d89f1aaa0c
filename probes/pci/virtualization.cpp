// SPDX-License-Identifier: GPL-3.0-or-later
/// What a function can do for virtual machines: functions of its own for them, translated addresses, isolation.
#include "probes/pci/bit_names.hpp"
#include "probes/pci/capability_table.hpp"

#include <array>
#include <fmt/format.h>
#include <linux/pci_regs.h>

namespace ocks {
namespace {

// PCI Express Base 5.0, 7.7.8: the same bits say what is there and what is switched on. Bit 5 speaks of a vector.
constexpr auto access_controls = std::to_array<BitName>({
    {0, "source validation"},
    {1, "translation blocking"},
    {2, "request redirect"},
    {3, "completion redirect"},
    {4, "upstream forwarding"},
    {5, "egress control"},
    {6, "direct translated"},
});

std::uint64_t is_set(unsigned flags, unsigned mask)
{
    return (flags & mask) != 0 ? 1 : 0;
}

}  // namespace

void decode_access_control(const Bytes& capability, Device& device)
{
    const auto put = [&](const char* property, std::size_t offset) {
        if (std::string list = bit_names(capability.le16(offset), access_controls); !list.empty())
            device.properties.emplace(property, std::move(list));
    };
    put("acs", PCI_ACS_CAP);
    put("acs_enabled", PCI_ACS_CTRL);
}

void decode_address_translation(const Bytes& capability, Device& device)
{
    device.properties.emplace("ats_enabled", is_set(capability.le16(PCI_ATS_CTRL), PCI_ATS_CTRL_ENABLE));
}

void decode_page_requests(const Bytes& capability, Device& device)
{
    device.properties.emplace("pri_enabled", is_set(capability.le16(PCI_PRI_CTRL), PCI_PRI_CTRL_ENABLE));
}

void decode_address_spaces(const Bytes& capability, Device& device)
{
    constexpr unsigned widths = 0x1f;  // 7.8.9.2: bits 8 to 12
    device.properties.emplace("pasid_width_bits", std::uint64_t{capability.le16(PCI_PASID_CAP) >> 8U & widths});
    device.properties.emplace("pasid_enabled", is_set(capability.le16(PCI_PASID_CTRL), PCI_PASID_CTRL_ENABLE));
}

void decode_virtual_functions(const Bytes& capability, Device& device)
{
    device.properties.emplace("sriov_total_vfs", std::uint64_t{capability.le16(PCI_SRIOV_TOTAL_VF)});
    device.properties.emplace("sriov_vfs", std::uint64_t{capability.le16(PCI_SRIOV_NUM_VF)});
    device.properties.emplace("sriov_device_id", fmt::format("{:04x}", capability.le16(PCI_SRIOV_VF_DID)));
}

void decode_resizable_bars(const Bytes& capability, Device& device)
{
    constexpr std::size_t first = 4;
    constexpr std::size_t entry_bytes = 8;
    constexpr unsigned most_bars = 6;
    constexpr std::uint64_t smallest = std::uint64_t{1} << 20U;  // sizes count from 1 MiB
    const unsigned count = (capability.le32(first + 4) & PCI_REBAR_CTRL_NBAR_MASK) >> PCI_REBAR_CTRL_NBAR_SHIFT;
    for (unsigned index = 0; index < count && index < most_bars; ++index) {
        const std::uint32_t sizes = capability.le32(first + index * entry_bytes);
        const std::uint32_t control = capability.le32(first + index * entry_bytes + 4);
        const std::string bar = fmt::format("bar{}", control & PCI_REBAR_CTRL_BAR_IDX);
        const unsigned now = (control >> PCI_REBAR_CTRL_BAR_SHIFT) & 0x3fU;
        constexpr unsigned largest = 43;  // 8 EiB
        if (now <= largest)
            device.properties.emplace(bar + "_bytes", smallest << now);
        // Bits 4 to 31 stand for 1 MiB to 128 TiB.
        for (unsigned bit = 31; bit >= 4; --bit) {
            if ((sizes >> bit & 1U) == 0)
                continue;
            device.properties.emplace(bar + "_max_bytes", smallest << (bit - 4));
            break;
        }
    }
}

void decode_serial_number(const Bytes& capability, Device& device)
{
    const std::uint64_t number = capability.le64(4);
    // Cards that were never given one say 0.
    if (number == 0)
        return;
    std::string digits;
    for (unsigned shift = 64; shift > 0; shift -= 8)
        digits += fmt::format("{}{:02x}", digits.empty() ? "" : "-", number >> (shift - 8) & 0xffU);
    device.properties.emplace("serial", std::move(digits));
}

}  // namespace ocks
