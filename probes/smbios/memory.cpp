// SPDX-License-Identifier: GPL-3.0-or-later
/// Structures 16, 17 and 19: memory arrays, the slots in them, and where they are in the address space (DSP0134,
/// clauses 7.17, 7.18 and 7.20).
#include "probes/smbios/decode.hpp"

namespace ocks::smbios {
namespace {

constexpr std::uint64_t kibibyte = 1024;
constexpr std::uint64_t mebibyte = kibibyte * kibibyte;

/// A width in bits: 0 and 0xffff stand for "unknown".
void read_width(Fields& fields, std::size_t offset, std::string_view property)
{
    constexpr std::uint64_t unknown = 0xffff;
    if (fields.at(offset, 2) != unknown)
        fields.number(offset, 2, property);
}

/// In MiB, or KiB if the highest bit is set. 32 GiB and more stand in a field of their own since SMBIOS 2.7.
void read_size(Fields& fields)
{
    constexpr std::uint64_t unknown = 0xffff;
    constexpr std::uint64_t see_extended = 0x7fff;
    constexpr std::uint64_t in_kibibytes = 0x8000;
    constexpr std::uint64_t extended_size = 0x7fffffff;
    const auto size = fields.at(0x0c, 2);
    if (!size)
        return;
    fields.set("populated", std::uint64_t{*size != 0});
    if (*size == 0 || *size == unknown)
        return;
    const auto extended = fields.at(0x1c, 4);
    if (*size == see_extended && extended)
        fields.set("size_bytes", (*extended & extended_size) * mebibyte);
    else if ((*size & in_kibibytes) != 0)
        fields.set("size_bytes", (*size & ~in_kibibytes) * kibibyte);
    else
        fields.set("size_bytes", *size * mebibyte);
}

/// Speeds of 65,535 MT/s and more stand in a field of their own since SMBIOS 3.3.
void read_speed(Fields& fields, std::size_t word, std::size_t extended, std::string_view property)
{
    constexpr std::uint64_t see_extended = 0xffff;
    if (fields.at(word, 2) != see_extended)
        fields.number(word, 2, property);
    else
        fields.number(extended, 4, property);
}

}  // namespace

void decode_memory_array(Fields& fields, unsigned /*version*/)
{
    constexpr std::uint64_t see_extended = 0x80000000;
    fields.word(0x04, "location", array_locations())
        .word(0x05, "use", array_uses())
        .word(0x06, "error_correction", error_corrections());
    const auto capacity = fields.at(0x07, 4);
    const auto extended = fields.at(0x0f, 8);
    if (capacity == see_extended && extended)
        fields.set("capacity_bytes", *extended);
    else if (capacity && capacity != see_extended)
        fields.set("capacity_bytes", *capacity * kibibyte);
    if (const auto slots = fields.at(0x0d, 2))
        fields.set("slots", *slots);
}

void decode_dimm(Fields& fields, unsigned /*version*/)
{
    constexpr std::uint64_t rank_bits = 0x0f;
    fields.other(0x04, "array_handle");
    read_width(fields, 0x08, "total_width_bits");
    read_width(fields, 0x0a, "data_width_bits");
    read_size(fields);
    fields.word(0x0e, "form_factor", form_factors())
        .text(0x10, "locator")
        .text(0x11, "bank")
        .word(0x12, "type", memory_types());
    read_speed(fields, 0x15, 0x54, "speed_mts");
    fields.text(0x17, "manufacturer").text(0x18, "serial").text(0x19, "asset_tag").text(0x1a, "part_number");
    if (const auto attributes = fields.at(0x1b, 1); attributes && (*attributes & rank_bits) != 0)
        fields.set("ranks", *attributes & rank_bits);
    read_speed(fields, 0x20, 0x58, "configured_mts");
    fields.word(0x28, "technology", memory_technologies());
}

/// In KiB, the last one included; or, since SMBIOS 2.7, in bytes in fields of their own.
void decode_mapped_memory(Fields& fields, unsigned /*version*/)
{
    constexpr std::uint64_t see_extended = 0xffffffff;
    const auto start = fields.at(0x04, 4);
    const auto end = fields.at(0x08, 4);
    const auto extended_start = fields.at(0x0f, 8);
    const auto extended_end = fields.at(0x17, 8);
    fields.other(0x0c, "array_handle").number(0x0e, 1, "partition_width");
    if (!start || !end)
        return;
    const bool extended = *start == see_extended && extended_start && extended_end;
    const std::uint64_t first = extended ? *extended_start : *start * kibibyte;
    const std::uint64_t last = extended ? *extended_end : *end * kibibyte + (kibibyte - 1);
    if (last < first) {
        fields.note("size_bytes", "the range ends before it begins");
        return;
    }
    fields.set("start", address_text(first));
    fields.set("end", address_text(last));
    fields.set("size_bytes", last - first + 1);
}

}  // namespace ocks::smbios
