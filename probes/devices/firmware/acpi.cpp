// SPDX-License-Identifier: GPL-3.0-or-later
/// The tables in which the firmware describes the machine to the kernel.
///
///   /sys/firmware/acpi/tables/APIC             bytes that begin with the table's header
///   /sys/firmware/acpi/tables/SSDT7            of several, the kernel numbers the names
///   /sys/firmware/acpi/tables/dynamic/SSDT9    loaded by a table, after the boot
///
/// Documentation/ABI/testing/sysfs-firmware-acpi in the kernel. Only root may read them.
#include "core/node.hpp"
#include "probes/acpi/table.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/firmware/acpi/tables";

void keep(Device& device, std::string_view property, std::uint64_t number)
{
    if (number > 0)
        device.properties.emplace(property, number);
}

void keep(Device& device, std::string_view property, const std::string& text)
{
    if (!text.empty())
        device.properties.emplace(property, text);
}

void read_counts(const std::string& path, std::string_view bytes, Device& device, std::vector<Note>& notes)
{
    const auto signature = text_of(device, "signature");
    if (signature != "APIC" && signature != "SRAT" && signature != "HEST")
        return;
    const auto counts = signature == "APIC"   ? acpi::count_madt(bytes)
                        : signature == "SRAT" ? acpi::count_srat(bytes)
                                              : acpi::count_hest(bytes);
    if (!counts) {
        notes.push_back({"acpi", path, counts.error().why});
        return;
    }
    if (signature == "APIC")
        device.properties.emplace("enabled_processors", counts->enabled_processors);
    if (signature == "SRAT") {
        device.properties.emplace("processors", counts->processors);
        device.properties.emplace("memory_ranges", counts->memory_ranges);
        device.properties.emplace("domains", counts->domains);
    }
    if (signature == "HEST")
        device.properties.emplace("error_sources", counts->error_sources);
}

void read_table(const Sysroot& root, const std::string& path, const std::string& name, Inventory& inventory)
{
    const auto content = root.read(path);
    if (!content) {
        if (content.error().code == Errc::absent)
            return;
        inventory.notes.push_back({"acpi", content.error().where, content.error().why});
        inventory.devices.push_back({.kind = "acpi", .name = name, .properties = {}});
        return;
    }
    Device device{.kind = "acpi", .name = name, .properties = {{"size_bytes", std::uint64_t{content->size()}}}};
    if (const auto header = acpi::parse_header(*content)) {
        keep(device, "signature", header->signature);
        keep(device, "revision", header->revision);
        keep(device, "oem_id", header->oem_id);
        keep(device, "oem_table_id", header->oem_table_id);
        keep(device, "oem_revision", header->oem_revision);
        keep(device, "creator_id", header->creator_id);
        keep(device, "creator_revision", header->creator_revision);
        read_counts(path, std::string_view{*content}.substr(0, header->length), device, inventory.notes);
    } else {
        inventory.notes.push_back({"acpi", path, header.error().why});
    }
    inventory.devices.push_back(std::move(device));
}

void observe_tables(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "acpi", inventory.notes)) {
        const std::string path = below(std::string{directory}, name);
        if (name == "data")  // what tables point to: boot graphics, error records
            continue;
        if (name != "dynamic") {
            read_table(root, path, name, inventory);
            continue;
        }
        for (const std::string& loaded : entries(root, path, "acpi", inventory.notes))
            read_table(root, below(path, loaded), below(name, loaded), inventory);
    }
}

}  // namespace

extern constinit const Probe acpi{
    .id = "acpi",
    .summary = "the tables in which the firmware describes the machine",
    .observe = observe_tables,
};

}  // namespace ocks::probes
