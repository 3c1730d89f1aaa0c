// SPDX-License-Identifier: GPL-3.0-or-later
/// The PCI Express capability: what kind of port, how fast its link can be and is, how large its packets.
#include "probes/pci/capability_table.hpp"

#include <array>
#include <linux/pci_regs.h>
#include <optional>

namespace ocks {
namespace {

// PCI Express Base 5.0, table 7-17; the gaps are reserved.
constexpr auto port_types = std::to_array<std::string_view>({"endpoint",
                                                             "legacy endpoint",
                                                             "",
                                                             "",
                                                             "root port",
                                                             "upstream port",
                                                             "downstream port",
                                                             "PCIe to PCI bridge",
                                                             "PCI to PCIe bridge",
                                                             "root complex integrated endpoint",
                                                             "root complex event collector"});

constexpr auto link_state_names = std::to_array<std::string_view>({"", "L0s", "L1", "L0s,L1"});

/// Table 7-24: one number for each generation, in MT/s.
std::optional<std::uint64_t> speed_of(unsigned code)
{
    constexpr auto speeds = std::to_array<std::uint64_t>({0, 2500, 5000, 8000, 16'000, 32'000, 64'000});
    return code == 0 || code >= speeds.size() ? std::nullopt : std::optional{speeds.at(code)};
}

void put_link(Device& device, std::string_view prefix, std::optional<std::uint64_t> speed, unsigned width)
{
    const std::string name{prefix};
    if (speed)
        device.properties.emplace(name + "link_speed_mts", *speed);
    // 0 is a port without a partner; only 1, 2, 4, 8, 12, 16 and 32 lanes exist.
    constexpr unsigned most_lanes = 32;
    if (width > 0 && width <= most_lanes)
        device.properties.emplace(name + "link_width", std::uint64_t{width});
}

/// The vector of speeds counts where there is one, as in pcie_get_speed_cap() of the kernel.
std::optional<std::uint64_t> fastest(unsigned capabilities, unsigned vector)
{
    constexpr unsigned generations = 6;
    for (unsigned code = generations; code > 0; --code) {
        if ((vector >> code & 1U) != 0)
            return speed_of(code);
    }
    return speed_of(capabilities & PCI_EXP_LNKCAP_SLS);
}

void decode_link(const Bytes& capability, unsigned version, Device& device)
{
    const std::uint32_t abilities = capability.le32(PCI_EXP_LNKCAP);
    const unsigned vector = version >= 2 ? capability.le32(PCI_EXP_LNKCAP2) : 0;
    const unsigned status = capability.le16(PCI_EXP_LNKSTA);
    put_link(device, "max_", fastest(abilities, vector), (abilities & PCI_EXP_LNKCAP_MLW) >> 4U);
    put_link(device, "", speed_of(status & PCI_EXP_LNKSTA_CLS), (status & PCI_EXP_LNKSTA_NLW) >> 4U);
    const unsigned can_save = (abilities & PCI_EXP_LNKCAP_ASPMS) >> 10U;
    if (can_save != 0)
        device.properties.emplace("aspm", std::string{link_state_names.at(can_save)});
    const unsigned saves = capability.le16(PCI_EXP_LNKCTL) & PCI_EXP_LNKCTL_ASPMC;
    if (saves != 0)
        device.properties.emplace("aspm_enabled", std::string{link_state_names.at(saves)});
}

void decode_slot(const Bytes& capability, Device& device)
{
    const std::uint32_t abilities = capability.le32(PCI_EXP_SLTCAP);
    device.properties.emplace("slot_number", std::uint64_t{(abilities & PCI_EXP_SLTCAP_PSN) >> 19U});
    device.properties.emplace("slot_hotplug", std::uint64_t{(abilities & PCI_EXP_SLTCAP_HPC) != 0});
}

}  // namespace

void decode_express(const Bytes& capability, Device& device)
{
    constexpr std::uint64_t smallest_payload = 128;
    constexpr unsigned largest_code = 5;
    const unsigned flags = capability.le16(PCI_EXP_FLAGS);
    const unsigned version = flags & PCI_EXP_FLAGS_VERS;
    const unsigned type = (flags & PCI_EXP_FLAGS_TYPE) >> 4U;
    if (type < port_types.size() && !port_types.at(type).empty())
        device.properties.emplace("pcie_type", std::string{port_types.at(type)});
    const auto put_size = [&](const char* property, unsigned code) {
        if (code <= largest_code)
            device.properties.emplace(property, smallest_payload << code);
    };
    const unsigned control = capability.le16(PCI_EXP_DEVCTL);
    put_size("max_payload_bytes", capability.le32(PCI_EXP_DEVCAP) & PCI_EXP_DEVCAP_PAYLOAD);
    put_size("payload_bytes", (control & PCI_EXP_DEVCTL_PAYLOAD) >> 5U);
    put_size("read_request_bytes", (control & PCI_EXP_DEVCTL_READRQ) >> 12U);
    // What is integrated into the root complex has no link (7.5.3: the registers are then not implemented).
    if (type < PCI_EXP_TYPE_RC_END)
        decode_link(capability, version, device);
    const bool has_slot = type == PCI_EXP_TYPE_ROOT_PORT || type == PCI_EXP_TYPE_DOWNSTREAM;
    if (has_slot && (flags & PCI_EXP_FLAGS_SLOT) != 0)
        decode_slot(capability, device);
}

}  // namespace ocks
