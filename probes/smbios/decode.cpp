// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/smbios/decode.hpp"

#include "core/digest.hpp"
#include "probes/smbios/place.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace ocks::smbios {
namespace {

/// How a structure becomes a device. Of the kinds that a machine has one of, a second keeps a name of its own.
struct Kind {
    unsigned type = 0;
    std::string_view kind = {};
    bool numbered = false;
    void (*decode)(Fields&, unsigned version) = nullptr;
};

constexpr auto kinds = std::to_array<Kind>({
    {0, "bios", false, decode_bios},
    {1, "system", false, decode_system},
    {2, "board", true, decode_board},
    {3, "chassis", true, decode_chassis},
    {4, "processor", true, decode_processor},
    {7, "cache", true, decode_cache},
    {8, "port", true, decode_port},
    {9, "slot", true, decode_slot},
    {11, "oem_strings", true, decode_oem_strings},
    {16, "memory_array", true, decode_memory_array},
    {17, "dimm", true, decode_dimm},
    {19, "mapped_memory", true, decode_mapped_memory},
    {38, "ipmi_interface", true, decode_ipmi_interface},
    {39, "power_supply", true, decode_power_supply},
    {41, "onboard", true, decode_onboard},
    {42, "host_interface", true, decode_host_interface},
    {43, "tpm_device", true, decode_tpm_device},
    {45, "firmware", true, decode_firmware},
});

/// A structure names another one by its handle: the other's name in this inventory stands beside it.
struct Reference {
    std::string_view kind = {};
    std::string_view handle = {};
    std::string_view target = {};
    std::string_view property = {};
};

constexpr auto references = std::to_array<Reference>({
    {"dimm", "array_handle", "memory_array", "array"},
    {"mapped_memory", "array_handle", "memory_array", "array"},
    {"processor", "l1_cache_handle", "cache", "l1_cache"},
    {"processor", "l2_cache_handle", "cache", "l2_cache"},
    {"processor", "l3_cache_handle", "cache", "l3_cache"},
});

Device device_of(const EntryPoint& entry, std::string_view table)
{
    return {.kind = "smbios",
            .name = "smbios",
            .properties = {
                {"version", std::to_string(entry.major) + "." + std::to_string(entry.minor)},
                {"entry_point", entry.anchor},
                {"table_bytes", std::uint64_t{table.size()}},
                {"table_sha256", sha256(table)},
            }};
}

void resolve(const Reference& reference, Inventory& inventory)
{
    std::map<std::string, std::string, std::less<>> targets;
    for (const Device& device : inventory.devices) {
        if (device.kind == reference.target)
            targets.emplace(text_of(device, "handle").value_or(""), device.name);
    }
    for (Device& device : inventory.devices) {
        const auto handle = text_of(device, reference.handle);
        if (device.kind != reference.kind || !handle)
            continue;
        if (const auto found = targets.find(*handle); found != targets.end()) {
            device.properties.emplace(reference.property, found->second);
            continue;
        }
        std::string target{reference.target};
        std::ranges::replace(target, '_', ' ');
        inventory.notes.push_back(table_note("handle " + std::string{text_of(device, "handle").value_or("")},
                                             device.name + ", " + std::string{reference.property} + ": there is no " +
                                                 target + " " + std::string{*handle}));
    }
}

void check_counts(const EntryPoint& entry, std::string_view bytes, const Table& table, std::vector<Note>& notes)
{
    if (entry.structures && table.structures.size() + 1 < *entry.structures && table.notes.empty())
        notes.push_back(table_note("end",
                                   std::to_string(*entry.structures) + " structures are announced, and " +
                                       std::to_string(table.structures.size()) + " are there"));
    if (entry.anchor != "_SM3_" && bytes.size() < entry.table_bytes)
        notes.push_back(table_note("end",
                                   std::to_string(entry.table_bytes) + " bytes are announced, and " +
                                       std::to_string(bytes.size()) + " are there"));
}

}  // namespace

Inventory decode(std::string_view entry_point, std::string_view table)
{
    Inventory inventory;
    const auto entry = parse_entry_point(entry_point);
    if (!entry) {
        inventory.notes.push_back({"smbios", entry.error().where, entry.error().why});
        return inventory;
    }
    inventory.devices.push_back(device_of(*entry, table));
    Table walked = walk(table, entry->structures);
    inventory.notes = std::move(walked.notes);
    check_counts(*entry, table, walked, inventory.notes);

    std::map<unsigned, unsigned> counts;
    for (const Structure& structure : walked.structures) {
        const auto* const known = std::ranges::find(kinds, structure.type, &Kind::type);
        if (known == kinds.end())
            continue;
        const unsigned count = counts[structure.type]++;
        const std::string number = known->numbered || count > 0 ? std::to_string(count) : "";
        Device device{.kind = std::string{known->kind}, .name = std::string{known->kind} + number, .properties = {}};
        Fields fields(structure, device, inventory.notes);
        fields.set("handle", handle_text(structure.handle));
        known->decode(fields, entry->major << 8U | entry->minor);
        inventory.devices.push_back(std::move(device));
    }
    for (const Reference& reference : references)
        resolve(reference, inventory);
    return inventory;
}

}  // namespace ocks::smbios
