// SPDX-License-Identifier: GPL-3.0-or-later
/// Structure 39: a power supply (DSP0134, clause 7.40).
#include "probes/smbios/decode.hpp"

#include <array>

namespace ocks::smbios {
namespace {

/// 7.40.1, bits 13:10
constexpr auto types = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Linear"},
    {0x04, "Switching"},
    {0x05, "Battery"},
    {0x06, "UPS"},
    {0x07, "Converter"},
    {0x08, "Regulator"},
});

/// 7.40.1, bits 9:7
constexpr auto states = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "OK"},
    {0x04, "Non-critical"},
    {0x05, "Critical"},
});

/// 7.40.1, bits 6:3
constexpr auto input_switchings = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Manual"},
    {0x04, "Auto-switch"},
    {0x05, "Wide Range"},
    {0x06, "N/A"},
});

}  // namespace

void decode_power_supply(Fields& fields, unsigned /*version*/)
{
    constexpr std::uint64_t unknown_power = 0x8000;
    fields.number(0x04, 1, "group")
        .text(0x05, "location")
        .text(0x06, "product")
        .text(0x07, "manufacturer")
        .text(0x08, "serial")
        .text(0x09, "asset_tag")
        .text(0x0a, "part_number")
        .text(0x0b, "revision");
    if (fields.at(0x0c, 2) != unknown_power)
        fields.number(0x0c, 2, "max_power_watts");
    const auto characteristics = fields.at(0x0e, 2);
    if (!characteristics)
        return;
    const bool present = (*characteristics >> 1U & 1U) != 0;
    fields.set("present", std::uint64_t{present});
    fields.set("plugged", ~*characteristics >> 2U & 1U);
    fields.set("hot_replaceable", *characteristics & 1U);
    fields.word_of(*characteristics >> 10U & 0xfU, "type", types);
    fields.word_of(*characteristics >> 3U & 0xfU, "input_switching", input_switchings);
    if (present)
        fields.word_of(*characteristics >> 7U & 7U, "status", states);
}

}  // namespace ocks::smbios
