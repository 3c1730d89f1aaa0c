// SPDX-License-Identifier: GPL-3.0-or-later
/// Structure 7: a cache of a processor (DSP0134, clause 7.8).
#include "probes/smbios/decode.hpp"

#include <array>

namespace ocks::smbios {
namespace {

/// Configuration, bits 9:8
constexpr auto modes = std::to_array<Word>({
    {0x00, "Write Through"},
    {0x01, "Write Back"},
    {0x02, "Varies With Memory Address"},
    {0x03, "Unknown"},
});

/// Configuration, bits 6:5; 2 is reserved
constexpr auto locations = std::to_array<Word>({
    {0x00, "Internal"},
    {0x01, "External"},
    {0x03, "Unknown"},
});

/// 7.8.2, bit by bit
constexpr auto sram_types = std::to_array<std::string_view>(
    {"Other", "Unknown", "Non-burst", "Burst", "Pipeline Burst", "Synchronous", "Asynchronous"});

/// 7.8.3
constexpr auto cache_error_corrections = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "None"},
    {0x04, "Parity"},
    {0x05, "Single-bit ECC"},
    {0x06, "Multi-bit ECC"},
});

/// 7.8.4
constexpr auto types = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Instruction"},
    {0x04, "Data"},
    {0x05, "Unified"},
});

/// 7.8.5
constexpr auto associativities = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Direct Mapped"},
    {0x04, "2-way Set-associative"},
    {0x05, "4-way Set-associative"},
    {0x06, "Fully Associative"},
    {0x07, "8-way Set-associative"},
    {0x08, "16-way Set-associative"},
    {0x09, "12-way Set-associative"},
    {0x0a, "24-way Set-associative"},
    {0x0b, "32-way Set-associative"},
    {0x0c, "48-way Set-associative"},
    {0x0d, "64-way Set-associative"},
    {0x0e, "20-way Set-associative"},
});

/// In KiB, or in units of 64 KiB if the highest bit is set. Since SMBIOS 3.1 there is a field of 32 bits beside the one
/// of 16, and it is the one to go by.
void read_size(Fields& fields, std::size_t word, std::size_t double_word, std::string_view property)
{
    constexpr std::uint64_t kibibyte = 1024;
    const auto wide = fields.at(double_word, 4);
    const auto size = wide ? wide : fields.at(word, 2);
    if (!size)
        return;
    const std::uint64_t in_units_of_64 = wide ? 1U << 31U : 1U << 15U;
    fields.set(property, (*size & ~in_units_of_64) * ((*size & in_units_of_64) != 0 ? 64 * kibibyte : kibibyte));
}

void read_sram_types(Fields& fields)
{
    const std::uint64_t bits = fields.at(0x0d, 2).value_or(0);
    std::string text;
    for (std::size_t bit = 0; bit < sram_types.size(); ++bit) {
        if ((bits >> bit & 1U) != 0)
            text += (text.empty() ? "" : ",") + std::string{sram_types.at(bit)};
    }
    if (!text.empty())
        fields.set("sram_type", text);
}

}  // namespace

void decode_cache(Fields& fields, unsigned /*version*/)
{
    fields.text(0x04, "designation");
    if (const auto configuration = fields.at(0x05, 2)) {
        fields.set("level", (*configuration & 7U) + 1);
        fields.set("socketed", *configuration >> 3U & 1U);
        fields.set("enabled", *configuration >> 7U & 1U);
        fields.word_of(*configuration >> 5U & 3U, "location", locations);
        fields.word_of(*configuration >> 8U & 3U, "mode", modes);
    }
    read_size(fields, 0x07, 0x13, "max_size_bytes");
    read_size(fields, 0x09, 0x17, "size_bytes");
    read_sram_types(fields);
    fields.number(0x0f, 1, "speed_ns")
        .word(0x10, "error_correction", cache_error_corrections)
        .word(0x11, "type", types)
        .word(0x12, "associativity", associativities);
}

}  // namespace ocks::smbios
