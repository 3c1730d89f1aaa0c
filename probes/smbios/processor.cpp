// SPDX-License-Identifier: GPL-3.0-or-later
/// Structure 4: a processor socket and what is in it (DSP0134, clause 7.5).
#include "probes/smbios/decode.hpp"

#include <algorithm>

namespace ocks::smbios {
namespace {

constexpr std::uint64_t see_word = 0xff;

/// Counts of more than 254 stand in a word of their own since SMBIOS 3.0.
void read_count(Fields& fields, std::size_t byte, std::size_t word, std::string_view property)
{
    const auto count = fields.at(byte, 1);
    if (count == see_word && fields.at(word, 2))
        fields.number(word, 2, property);
    else
        fields.number(byte, 1, property);
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// Codes that the specification gave to two makers at different times go by the manufacturer.
void read_family(Fields& fields, unsigned version, std::string_view manufacturer)
{
    constexpr std::uint64_t see_second_field = 0xfe;
    constexpr std::uint64_t core_2_or_k7 = 0xbe;
    constexpr std::uint64_t alpha_or_pentium_pro = 0x30;
    const auto first = fields.at(0x06, 1);
    if (!first)
        return;
    const std::uint64_t family = *first == see_second_field ? fields.at(0x28, 2).value_or(*first) : *first;
    const bool is_intel = contains(manufacturer, "Intel") || manufacturer.starts_with("INTEL");
    if (version == 0x0200 && family == alpha_or_pentium_pro && is_intel)
        fields.set("family", std::string{"Pentium Pro"});
    else if (family == core_2_or_k7 && is_intel)
        fields.set("family", std::string{"Core 2"});
    else if (family == core_2_or_k7 && (contains(manufacturer, "AMD") || manufacturer.starts_with("Advanced Micro")))
        fields.set("family", std::string{"K7"});
    else
        fields.word_of(family, "family", processor_families());
}

}  // namespace

void decode_processor(Fields& fields, unsigned version)
{
    constexpr std::uint64_t populated = 1U << 6U;
    fields.text(0x04, "socket").word(0x05, "type", processor_types()).text(0x07, "manufacturer").text(0x10, "version");
    read_family(fields, version, fields.string(0x07));
    fields.number(0x14, 2, "max_mhz").number(0x16, 2, "current_mhz").number(0x12, 2, "external_clock_mhz");
    if (const auto status = fields.at(0x18, 1)) {
        fields.set("populated", std::uint64_t{(*status & populated) != 0});
        if ((*status & populated) != 0)
            fields.word_of(*status & 7U, "status", processor_states());
    }
    fields.other(0x1a, "l1_cache_handle").other(0x1c, "l2_cache_handle").other(0x1e, "l3_cache_handle");
    fields.text(0x20, "serial").text(0x21, "asset_tag").text(0x22, "part_number");
    read_count(fields, 0x23, 0x2a, "cores");
    read_count(fields, 0x24, 0x2c, "cores_enabled");
    read_count(fields, 0x25, 0x2e, "threads");
}

}  // namespace ocks::smbios
