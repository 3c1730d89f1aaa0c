// SPDX-License-Identifier: GPL-3.0-or-later
/// ACPI tables as bytes: the header that all share, and what three of them count (ACPI specification 6.5, 5.2).
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ocks::acpi {

/// Table 5.4, "DESCRIPTION_HEADER fields". Texts are without what they are padded with.
struct Header {
    std::string signature = {};
    std::uint32_t length = 0;
    unsigned revision = 0;
    std::string oem_id = {};
    std::string oem_table_id = {};
    std::uint32_t oem_revision = 0;
    std::string creator_id = {};
    std::uint32_t creator_revision = 0;

    friend bool operator==(const Header&, const Header&) = default;
};

/// The FACS has a signature and a length, and nothing else of the header: what it does not have stays empty.
/// malformed: the bytes are fewer than the table says, or do not add up to zero.
[[nodiscard]] Result<Header> parse_header(std::string_view bytes);

/// What an inventory wants to know of the tables that list devices.
struct Counts {
    std::uint64_t enabled_processors = 0;  ///< MADT: local APICs, local x2APICs and GIC CPU interfaces that are enabled
    std::uint64_t processors = 0;          ///< SRAT: affinities of processors, enabled or not
    std::uint64_t memory_ranges = 0;       ///< SRAT: affinities of memory, enabled or not
    std::uint64_t domains = 0;             ///< SRAT: proximity domains
    std::uint64_t error_sources = 0;       ///< HEST

    friend bool operator==(const Counts&, const Counts&) = default;
};

/// By the whole table, header included. malformed: an entry is shorter than its kind, or ends behind the table.
[[nodiscard]] Result<Counts> count_madt(std::string_view bytes);
[[nodiscard]] Result<Counts> count_srat(std::string_view bytes);
[[nodiscard]] Result<Counts> count_hest(std::string_view bytes);

}  // namespace ocks::acpi
