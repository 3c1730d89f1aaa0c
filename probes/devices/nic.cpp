// SPDX-License-Identifier: GPL-3.0-or-later
/// Physical network interfaces: those that a device stands behind. Bridges, bonds, VLANs and tunnels have none.
///
///   eth0/address         "52:54:00:12:34:56"
///   eth0/speed           "25000"; -1, or EINVAL, while there is no link
///   eth0/carrier         "1"; EINVAL while the interface is down
///   eth0/device/driver -> ../../../../bus/pci/drivers/i40e
///
/// Documentation/ABI/testing/sysfs-class-net in the kernel. Modes, rings, firmware and modules are asked for.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/net/interface.hpp"
#include "probes/pci_address.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/net";

constexpr auto attributes = std::to_array<Attribute>({
    {"address", "mac"},
    {"mtu", "mtu", Form::number},
    {"operstate", "state"},
    {"device/driver", "driver", Form::link_name},
});

/// Without a link the kernel says -1, 4294967295 (drivers that mean -1) or "unknown", or does not answer.
void read_link(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    constexpr std::uint64_t no_speed = 0xffffffffU;
    const auto speed = read_if_answered(root, path + "/speed", "nic", notes);
    if (const auto mbps = speed ? parse_signed(*speed) : fail(Errc::absent, path, "no link")) {
        if (*mbps > 0 && static_cast<std::uint64_t>(*mbps) < no_speed)
            device.properties.emplace("speed_mbps", static_cast<std::uint64_t>(*mbps));
    } else if (speed) {
        notes.push_back({"nic", path + "/speed", mbps.error().why});
    }
    if (auto duplex = read_if_answered(root, path + "/duplex", "nic", notes); duplex && *duplex != "unknown")
        device.properties.emplace("duplex", std::move(*duplex));
    const auto carrier = read_if_answered(root, path + "/carrier", "nic", notes);
    if (carrier && (*carrier == "0" || *carrier == "1"))
        device.properties.emplace("carrier", std::uint64_t{*carrier == "1"});
}

void observe_interfaces(const Sysroot& root, Inventory& inventory)
{
    ethtool::Socket socket;
    for (const std::string& name : entries(root, directory, "nic", inventory.notes)) {
        const std::string path = std::string{directory} + "/" + name;
        if (!root.link(path + "/device"))
            continue;
        Device device{.kind = "nic", .name = name, .properties = {}};
        read_attributes(root, path, attributes, device, inventory.notes);
        read_link(root, path, device, inventory.notes);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        ethtool::ask(root, socket, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe nic{
    .id = "nic",
    .summary = "physical network interfaces",
    .observe = observe_interfaces,
};

}  // namespace ocks::probes
