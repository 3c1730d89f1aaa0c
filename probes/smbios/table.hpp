// SPDX-License-Identifier: GPL-3.0-or-later
/// SMBIOS as bytes: the entry point, and the structures one after the other (DMTF DSP0134, clauses 5.2 and 6.1).
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::smbios {

struct EntryPoint {
    std::string anchor;  ///< "_SM3_", "_SM_", or "_DMI_" of machines older than SMBIOS 2.1
    unsigned major = 0;
    unsigned minor = 0;
    std::uint64_t table_bytes = 0;            ///< for _SM3_ only the most it can be
    std::optional<std::uint64_t> structures;  ///< _SM3_ does not say

    friend bool operator==(const EntryPoint&, const EntryPoint&) = default;
};

/// malformed if the anchor is not known, or a checksum is wrong.
[[nodiscard]] Result<EntryPoint> parse_entry_point(std::string_view bytes);

/// One structure. The views point into the table.
struct Structure {
    unsigned type = 0;
    unsigned handle = 0;
    std::string_view formatted = {};        ///< header included, so that offsets are those of the specification
    std::vector<std::string_view> strings;  ///< the first is number 1

    friend bool operator==(const Structure&, const Structure&) = default;
};

struct Table {
    std::vector<Structure> structures;  ///< without the end-of-table structure
    std::vector<Note> notes;            ///< where the table breaks its own rules
};

/// All structures up to the end-of-table structure, the number that was announced, or the first that makes no sense.
[[nodiscard]] Table walk(std::string_view bytes, std::optional<std::uint64_t> announced);

/// "0x0400", as dmidecode prints handles.
[[nodiscard]] std::string handle_text(unsigned handle);

/// "0x0000000000000CA2", as dmidecode prints addresses.
[[nodiscard]] std::string address_text(std::uint64_t address);

/// A little-endian number of up to 8 bytes; nothing if it reaches beyond the bytes.
[[nodiscard]] std::optional<std::uint64_t> little_endian(std::string_view bytes, std::size_t offset, std::size_t width);

}  // namespace ocks::smbios
