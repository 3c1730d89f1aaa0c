// SPDX-License-Identifier: GPL-3.0-or-later
/// Physical PCI slots, empty ones included.
///
///   4/address           "0000:3b:00"
///   4/adapter           "1": something is plugged in
///   4/power             "1"
///   4/cur_bus_speed     "8.0 GT/s PCIe"
///   4/max_bus_speed     "16.0 GT/s PCIe"
///
/// drivers/pci/slot.c and drivers/pci/hotplug/pci_hotplug_core.c in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/pci/slots.hpp"
#include "probes/pci_link.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr auto attributes = std::to_array<Attribute>({
    {"address", "address"},
    {"adapter", "occupied", Form::number},
    {"power", "powered", Form::number},
    {"module", "driver", Form::link_name},
});

constexpr auto speeds = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"cur_bus_speed", "link_speed_mts"},
    {"max_bus_speed", "max_link_speed_mts"},
});

void observe_slots(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, slot_directory, "pci_slot", inventory.notes)) {
        Device device{.kind = "pci_slot", .name = name, .properties = {}};
        const std::string path = below(std::string{slot_directory}, name);
        if (!is_there(root, path + "/address"))
            continue;
        read_attributes(root, path, attributes, device, inventory.notes);
        for (const auto& [file, property] : speeds) {
            const auto text = read_if_answered(root, below(path, file), "pci_slot", inventory.notes);
            // Buses before PCI Express count in MHz: "66 MHz PCI", "133 MHz PCI-X".
            const auto speed = text ? parse_link_speed(*text) : Result<std::optional<std::uint64_t>>{std::nullopt};
            if (speed && *speed)
                device.properties.emplace(property, **speed);
            else if (!speed && text->find(" MHz ") == std::string::npos)
                inventory.notes.push_back({"pci_slot", below(path, file), speed.error().why});
        }
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe pci_slot{
    .id = "pci_slot",
    .summary = "physical PCI slots",
    .observe = observe_slots,
};

}  // namespace ocks::probes
