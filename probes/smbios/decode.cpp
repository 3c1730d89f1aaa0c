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
    {0,
     "bios",
     false,
     [](Fields& fields, unsigned /*version*/) {
         decode_bios(fields);
     }},
    {1, "system", false, decode_system},
    {2,
     "board",
     true,
     [](Fields& fields, unsigned /*version*/) {
         decode_board(fields);
     }},
    {3,
     "chassis",
     true,
     [](Fields& fields, unsigned /*version*/) {
         decode_chassis(fields);
     }},
    {4, "processor", true, decode_processor},
    {16,
     "memory_array",
     true,
     [](Fields& fields, unsigned /*version*/) {
         decode_memory_array(fields);
     }},
    {17,
     "dimm",
     true,
     [](Fields& fields, unsigned /*version*/) {
         decode_dimm(fields);
     }},
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

/// A DIMM's slot belongs to a memory array: its handle becomes that device's name.
void name_arrays(Inventory& inventory)
{
    std::map<std::string, std::string, std::less<>> arrays;
    for (const Device& device : inventory.devices) {
        if (device.kind == "memory_array")
            arrays.emplace(text_of(device, "handle").value_or(""), device.name);
    }
    for (Device& device : inventory.devices) {
        const auto handle = text_of(device, "array_handle");
        if (device.kind != "dimm" || !handle)
            continue;
        if (const auto found = arrays.find(*handle); found != arrays.end())
            device.properties.emplace("array", found->second);
        else
            inventory.notes.push_back(
                table_note("handle " + std::string{text_of(device, "handle").value_or("")},
                           device.name + ", array: there is no memory array " + std::string{*handle}));
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
    name_arrays(inventory);
    return inventory;
}

}  // namespace ocks::smbios
