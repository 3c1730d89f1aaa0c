// SPDX-License-Identifier: GPL-3.0-or-later
/// What the firmware says of the machine: system, boards, chassis, processors, memory slots.
///
///   /sys/firmware/dmi/tables/smbios_entry_point    "_SM3_" …, 24 or 31 bytes
///   /sys/firmware/dmi/tables/DMI                   the structures
///   /sys/class/dmi/id/sys_vendor                   "Dell Inc.": what the kernel tells those who may not read the
///   tables /sys/firmware/efi                              there if the machine was started through UEFI
///
/// Documentation/ABI/testing/sysfs-firmware-dmi-tables in the kernel. A machine without SMBIOS has no such devices.
#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/smbios/decode.hpp"
#include "probes/smbios/place.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

namespace ocks::probes {
namespace {

constexpr auto system_attributes = std::to_array<Attribute>({
    {"sys_vendor", "vendor"},
    {"product_name", "product"},
    {"product_version", "version"},
    {"product_sku", "sku"},
    {"product_family", "family"},
});
constexpr auto board_attributes = std::to_array<Attribute>({
    {"board_vendor", "vendor"},
    {"board_name", "product"},
    {"board_version", "version"},
});
constexpr auto chassis_attributes = std::to_array<Attribute>({
    {"chassis_vendor", "vendor"},
    {"chassis_version", "version"},
});
constexpr auto bios_attributes = std::to_array<Attribute>({
    {"bios_vendor", "vendor"},
    {"bios_version", "version"},
    {"bios_date", "release_date"},
    {"bios_release", "revision"},
});

/// Texts that everybody may read; the tables are for root, as they hold serial numbers.
void observe_texts(const Sysroot& root, Inventory& inventory)
{
    const auto add = [&](std::string_view kind, std::string_view name, std::span<const Attribute> attributes) {
        Device device{.kind = std::string{kind}, .name = std::string{name}, .properties = {}};
        read_attributes(root, "/sys/class/dmi/id", attributes, device, inventory.notes);
        if (!device.properties.empty())
            inventory.devices.push_back(std::move(device));
    };
    add("system", "system", system_attributes);
    add("board", "board0", board_attributes);
    add("chassis", "chassis0", chassis_attributes);
    add("bios", "bios", bios_attributes);
}

void observe_tables(const Sysroot& root, Inventory& inventory)
{
    const auto entry_point = root.read(smbios::entry_point_path);
    const auto table = root.read(smbios::table_path);
    for (const auto* part : {&entry_point, &table}) {
        if (*part)
            continue;
        if (part->error().code != Errc::absent)
            inventory.notes.push_back({"smbios", part->error().where, part->error().why});
        observe_texts(root, inventory);
        return;
    }
    Inventory found = smbios::decode(*entry_point, *table);
    std::ranges::move(found.devices, std::back_inserter(inventory.devices));
    std::ranges::move(found.notes, std::back_inserter(inventory.notes));
}

/// How the machine was started, beside what its firmware is. That the directory is missing says little: a snapshot
/// may not have kept it.
void observe_firmware(const Sysroot& root, Inventory& inventory)
{
    if (!root.list("/sys/firmware/efi"))
        return;
    auto bios = std::ranges::find(inventory.devices, "bios", &Device::kind);
    if (bios == inventory.devices.end())
        bios = inventory.devices.insert(bios, Device{.kind = "bios", .name = "bios", .properties = {}});
    bios->properties.emplace("uefi", std::uint64_t{1});
}

void observe_smbios(const Sysroot& root, Inventory& inventory)
{
    observe_tables(root, inventory);
    observe_firmware(root, inventory);
}

}  // namespace

extern constinit const Probe smbios{
    .id = "smbios",
    .summary = "the firmware's description of the machine",
    .observe = observe_smbios,
};

}  // namespace ocks::probes
