// SPDX-License-Identifier: GPL-3.0-or-later
/// RDMA devices (InfiniBand, RoCE, iWARP) and their ports.
///
///   mlx5_0/fw_ver                "16.35.3006"
///   mlx5_0/node_type             "1: CA"
///   mlx5_0/node_guid             "b859:9f03:0012:3456"
///   mlx5_0/ports/1/state         "4: ACTIVE"
///   mlx5_0/ports/1/rate          "100 Gb/sec (4X EDR)"
///   mlx5_0/ports/1/link_layer    "Ethernet"
///
/// Documentation/ABI/stable/sysfs-class-infiniband in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/link_rate.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/infiniband";

constexpr auto attributes = std::to_array<Attribute>({
    {"fw_ver", "firmware"},
    {"hca_type", "model"},
    {"hw_rev", "revision"},
    {"board_id", "board_id"},
    {"node_guid", "guid"},
    {"device/driver", "driver", Form::link_name},
});

constexpr auto port_attributes = std::to_array<Attribute>({
    {"link_layer", "link_layer"},
    {"lid", "lid", Form::number},
});

/// "4: ACTIVE" is "active": the number is that of the kernel's enumeration.
void read_state(
    const Sysroot& root, const std::string& path, std::string_view property, Device& device, std::vector<Note>& notes)
{
    const auto text = read_if_answered(root, path, device.kind, notes);
    const auto place = text ? text->find(": ") : std::string::npos;
    if (place == std::string::npos)
        return;
    std::string word = text->substr(place + 2);
    for (char& letter : word)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    device.properties.emplace(property, std::move(word));
}

void observe_ports(const Sysroot& root, const std::string& path, const std::string& name, Inventory& inventory)
{
    for (const std::string& number : entries(root, path + "/ports", "rdma", inventory.notes)) {
        Device port{.kind = "rdma_port", .name = below(name, number), .properties = {}};
        const std::string place = below(path + "/ports", number);
        read_attributes(root, place, port_attributes, port, inventory.notes);
        read_state(root, place + "/state", "state", port, inventory.notes);
        read_state(root, place + "/phys_state", "physical_state", port, inventory.notes);
        const auto rate = read_if_answered(root, place + "/rate", "rdma_port", inventory.notes);
        if (const auto mbps = rate ? parse_link_rate(*rate) : std::nullopt)
            port.properties.emplace("speed_mbps", *mbps);
        inventory.devices.push_back(std::move(port));
    }
}

void observe_devices(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "rdma", inventory.notes)) {
        Device device{.kind = "rdma", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        read_state(root, path + "/node_type", "node_type", device, inventory.notes);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        inventory.devices.push_back(std::move(device));
        observe_ports(root, path, name, inventory);
    }
}

}  // namespace

extern constinit const Probe rdma{
    .id = "rdma",
    .summary = "RDMA devices and their ports",
    .observe = observe_devices,
};

}  // namespace ocks::probes
