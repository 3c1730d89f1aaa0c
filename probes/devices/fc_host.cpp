// SPDX-License-Identifier: GPL-3.0-or-later
/// Fibre Channel ports.
///
///   host3/port_name           "0x10000090fa1b2c3d"
///   host3/port_state          "Online"
///   host3/speed               "16 Gbit"; "unknown" without a link
///   host3/supported_speeds    "4 Gbit, 8 Gbit, 16 Gbit"
///   host3/symbolic_name       "Emulex LPe16002 FV12.8.351.47 DV14.4.0.1"
///
/// drivers/scsi/scsi_transport_fc.c in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/link_rate.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"

#include <algorithm>
#include <array>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/fc_host";

constexpr auto attributes = std::to_array<Attribute>({
    {"port_name", "wwpn"},
    {"node_name", "wwnn"},
    {"port_type", "port_type"},
    {"port_state", "state"},
    {"port_id", "port_id"},
    {"symbolic_name", "symbolic_name"},
    {"fabric_name", "fabric_wwnn"},
});

void read_speeds(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const auto now = read_if_answered(root, path + "/speed", "fc_host", notes);
    if (const auto mbps = now ? parse_link_rate(*now) : std::nullopt)
        device.properties.emplace("speed_mbps", *mbps);
    const auto able = read_if_answered(root, path + "/supported_speeds", "fc_host", notes);
    std::uint64_t fastest = 0;
    const std::string list = able.value_or("");
    for (const std::string_view speed : split(list, ','))
        fastest = std::max(fastest, parse_link_rate(speed).value_or(0));
    if (fastest > 0)
        device.properties.emplace("max_speed_mbps", fastest);
}

void observe_ports(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "fc_host", inventory.notes)) {
        Device device{.kind = "fc_host", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        read_speeds(root, path, device, inventory.notes);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe fc_host{
    .id = "fc_host",
    .summary = "Fibre Channel ports",
    .observe = observe_ports,
};

}  // namespace ocks::probes
