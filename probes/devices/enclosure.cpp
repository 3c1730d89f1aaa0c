// SPDX-License-Identifier: GPL-3.0-or-later
/// Shelves for drives, and what sits in each of their slots.
///
///   0:0:8:0/id                    "0x500605b0000272bf"
///   0:0:8:0/components            "24"
///   0:0:8:0/Slot 01/type          "array device"
///   0:0:8:0/Slot 01/status        "OK", "not installed", "critical" …
///   0:0:8:0/Slot 01/slot          "1"
///   0:0:8:0/Slot 01/device     -> ../../../../target0:0:1/0:0:1:0, if a drive is there
///
/// drivers/misc/enclosure.c in the kernel. The names of slots are those of the shelf.

#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/list.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/enclosure";

/// Directories of an enclosure that are no components. `device` has a file `type` of its own.
constexpr auto others = std::to_array<std::string_view>({"device", "power", "subsystem"});

constexpr auto shelf_attributes = std::to_array<Attribute>({
    {"device/vendor", "vendor"},
    {"device/model", "model"},
    {"device/rev", "firmware"},
    {"id", "wwid"},
    {"components", "components", Form::number},
});

constexpr auto slot_attributes = std::to_array<Attribute>({
    {"type", "type"},
    {"status", "status"},
    {"power_status", "power"},
    {"slot", "slot", Form::number},
    {"fault", "fault", Form::number},
    {"device", "scsi_device", Form::link_name},
});

void observe_slots(const Sysroot& root, const std::string& path, const std::string& shelf, Inventory& inventory)
{
    for (const std::string& name : entries(root, path, "enclosure", inventory.notes)) {
        const std::string place = below(path, name);
        if (std::ranges::find(others, name) != others.end() || !is_there(root, below(place, "type")))
            continue;
        Device device{.kind = "enclosure_slot", .name = below(shelf, name), .properties = {{"enclosure", shelf}}};
        read_attributes(root, place, slot_attributes, device, inventory.notes);
        if (const auto disks = entries(root, below(place, "device/block"), "enclosure", inventory.notes);
            !disks.empty())
            device.properties.emplace("block", comma_list(disks));
        inventory.devices.push_back(std::move(device));
    }
}

void observe_enclosures(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "enclosure", inventory.notes)) {
        Device device{.kind = "enclosure", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, shelf_attributes, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
        observe_slots(root, path, name, inventory);
    }
}

}  // namespace

extern constinit const Probe enclosure{
    .id = "enclosure",
    .summary = "shelves for drives and their slots",
    .observe = observe_enclosures,
};

}  // namespace ocks::probes
