// SPDX-License-Identifier: GPL-3.0-or-later
/// NVMe controllers.
///
///   nvme0/model           "SAMSUNG MZQL21T9HCJR-00A07              "
///   nvme0/firmware_rev    "GDC5302Q"
///   nvme0/cntlid          "6"
///   nvme0              -> ../../devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0/nvme/nvme0
///
/// Written by drivers/nvme/host/sysfs.c in the kernel. A controller over a network has no PCI address.
#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/pci_address.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/nvme";

constexpr auto attributes = std::to_array<Attribute>({
    {"model", "model"},
    {"serial", "serial"},
    {"firmware_rev", "firmware"},
    {"cntlid", "controller_id", Form::number},
    {"state", "state"},
    {"transport", "transport"},
});

void observe_controllers(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "nvme", inventory.notes)) {
        Device device{.kind = "nvme", .name = name, .properties = {}};
        const std::string path = std::string{directory} + "/" + name;
        read_attributes(root, path, attributes, device, inventory.notes);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        read_numa_node(root, path, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe nvme{
    .id = "nvme",
    .summary = "NVMe controllers",
    .observe = observe_controllers,
};

}  // namespace ocks::probes
