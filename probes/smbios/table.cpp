// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/smbios/table.hpp"

#include "probes/smbios/place.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <span>

namespace ocks::smbios {
namespace {

constexpr unsigned end_of_table = 127;
constexpr std::size_t header_bytes = 4;

bool adds_up_to_zero(std::string_view bytes)
{
    const unsigned sum = std::accumulate(bytes.begin(), bytes.end(), 0U, [](unsigned so_far, char byte) {
        return so_far + static_cast<unsigned char>(byte);
    });
    return (sum & 0xffU) == 0;
}

std::string upper_digits(std::uint64_t number, unsigned count)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (unsigned shift = 4 * count; shift > 0; shift -= 4)
        text += digits[number >> (shift - 4) & 0xfU];
    return text;
}

Failure refused(std::string_view why)
{
    return fail(Errc::malformed, std::string{entry_point_path}, std::string{why});
}

/// Versions that firmware is known to have written wrong: 2.31 for 2.3, 2.33 for 2.3, 2.51 for 2.6.
void correct_version(EntryPoint& entry)
{
    if (entry.major == 2 && (entry.minor == 0x1f || entry.minor == 0x21))
        entry.minor = 3;
    if (entry.major == 2 && entry.minor == 0x33)
        entry.minor = 6;
}

Result<EntryPoint> parse_64_bit(std::string_view bytes)
{
    constexpr std::size_t smallest = 0x18;
    const auto length = little_endian(bytes, 6, 1);
    if (!length || *length < smallest || *length > bytes.size())
        return refused("the entry point is shorter than it says");
    if (!adds_up_to_zero(bytes.substr(0, *length)))
        return refused("the checksum of the entry point is wrong");
    return EntryPoint{.anchor = "_SM3_",
                      .major = static_cast<unsigned>(little_endian(bytes, 7, 1).value_or(0)),
                      .minor = static_cast<unsigned>(little_endian(bytes, 8, 1).value_or(0)),
                      .table_bytes = little_endian(bytes, 0x0c, 4).value_or(0),
                      .structures = std::nullopt};
}

/// The older anchor, alone or as the second half of _SM_.
Result<EntryPoint> parse_intermediate(std::string_view bytes)
{
    constexpr std::size_t length = 0x0f;
    if (!bytes.starts_with("_DMI_") || bytes.size() < length)
        return refused("the intermediate anchor is missing");
    if (!adds_up_to_zero(bytes.substr(0, length)))
        return refused("the checksum of the intermediate anchor is wrong");
    const auto decimal_version = static_cast<unsigned>(little_endian(bytes, 0x0e, 1).value_or(0));
    return EntryPoint{.anchor = "_DMI_",
                      .major = decimal_version >> 4U,
                      .minor = decimal_version & 0xfU,
                      .table_bytes = little_endian(bytes, 6, 2).value_or(0),
                      .structures = little_endian(bytes, 0x0c, 2)};
}

Result<EntryPoint> parse_32_bit(std::string_view bytes)
{
    // SMBIOS 2.1 gave the length as 1Eh by mistake; both occur, and the checksum covers what is given.
    constexpr std::size_t smallest = 0x1e;
    constexpr std::size_t intermediate = 0x10;
    const auto length = little_endian(bytes, 5, 1);
    if (!length || *length < smallest || *length > bytes.size())
        return refused("the entry point is shorter than it says");
    if (!adds_up_to_zero(bytes.substr(0, *length)))
        return refused("the checksum of the entry point is wrong");
    auto entry = parse_intermediate(bytes.substr(intermediate));
    if (!entry)
        return entry;
    entry->anchor = "_SM_";
    entry->major = static_cast<unsigned>(little_endian(bytes, 6, 1).value_or(0));
    entry->minor = static_cast<unsigned>(little_endian(bytes, 7, 1).value_or(0));
    correct_version(*entry);
    return entry;
}

/// Reads the strings behind a structure. Returns where the next one begins, or nothing if the table ends before.
std::optional<std::size_t> read_strings(std::string_view bytes, std::size_t offset, Structure& structure)
{
    for (;;) {
        const auto end = bytes.find('\0', offset);
        if (end == std::string_view::npos)
            return std::nullopt;
        if (end == offset) {
            // A structure without strings ends in two zeros as well; one with strings has had its first.
            const std::size_t next = structure.strings.empty() ? end + 2 : end + 1;
            return next <= bytes.size() ? std::optional{next} : std::nullopt;
        }
        structure.strings.push_back(bytes.substr(offset, end - offset));
        offset = end + 1;
    }
}

}  // namespace

Result<EntryPoint> parse_entry_point(std::string_view bytes)
{
    if (bytes.starts_with("_SM3_"))
        return parse_64_bit(bytes);
    if (bytes.starts_with("_SM_"))
        return parse_32_bit(bytes);
    if (bytes.starts_with("_DMI_"))
        return parse_intermediate(bytes);
    return refused("not an SMBIOS entry point");
}

Table walk(std::string_view bytes, std::optional<std::uint64_t> announced)
{
    Table table;
    std::set<unsigned> handles;
    const auto stop = [&](std::size_t offset, std::string_view why) {
        table.notes.push_back(table_note("offset " + std::to_string(offset), why));
    };
    for (std::size_t offset = 0; offset < bytes.size() && table.structures.size() < announced.value_or(bytes.size());) {
        const auto type = little_endian(bytes, offset, 1);
        const auto length = little_endian(bytes, offset + 1, 1);
        const auto handle = little_endian(bytes, offset + 2, 2);
        if (!handle || *length < header_bytes || offset + *length > bytes.size()) {
            stop(offset, "a structure's length makes no sense: what follows cannot be read");
            return table;
        }
        if (*type == end_of_table)
            break;
        Structure structure{.type = static_cast<unsigned>(*type),
                            .handle = static_cast<unsigned>(*handle),
                            .formatted = bytes.substr(offset, *length),
                            .strings = {}};
        const auto next = read_strings(bytes, offset + *length, structure);
        if (!next) {
            stop(offset, "the table ends within a structure");
            return table;
        }
        if (!handles.insert(structure.handle).second)
            stop(offset, "handle " + handle_text(structure.handle) + " is given twice");
        table.structures.push_back(std::move(structure));
        offset = *next;
    }
    return table;
}

std::string handle_text(unsigned handle)
{
    return "0x" + upper_digits(handle, 4);
}

std::string address_text(std::uint64_t address)
{
    return "0x" + upper_digits(address, 16);
}

std::optional<std::uint64_t> little_endian(std::string_view bytes, std::size_t offset, std::size_t width)
{
    if (offset > bytes.size() || bytes.size() - offset < width)
        return std::nullopt;
    std::uint64_t number = 0;
    for (std::size_t i = width; i > 0; --i)
        number = number << 8U | static_cast<unsigned char>(bytes[offset + i - 1]);
    return number;
}

}  // namespace ocks::smbios
