// SPDX-License-Identifier: GPL-3.0-or-later
/// Compute accelerators.
///
///   accel0                   -> ../../devices/pci0000:00/0000:00:02.0/0000:05:00.0/accel/accel0
///   accel0/device/driver     -> ../../../../bus/pci/drivers/habanalabs
///
/// Documentation/accel/introduction.rst in the kernel; the class is there since 6.2.
#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/accel";

constexpr auto attributes = std::to_array<Attribute>({
    {"device/driver", "driver", Form::link_name},
});

void observe_accelerators(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "accelerator", inventory.notes)) {
        Device device{.kind = "accelerator", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe accelerator{
    .id = "accelerator",
    .summary = "compute accelerators",
    .observe = observe_accelerators,
};

}  // namespace ocks::probes
