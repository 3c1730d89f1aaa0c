// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/ids/firmware.hpp"

#include "drivers-matrix/extract/ids/fields.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace ocks {
namespace {

std::string without_blanks(std::string text)
{
    std::ranges::replace_if(
        text, [](char character) { return character == ' ' || (character >= '\t' && character <= '\r'); }, '_');
    return text;
}

void add_pnp(std::string_view id, std::vector<std::string>& aliases)
{
    aliases.push_back(fmt::format("pnp:d{}*", id));
    aliases.push_back(fmt::format("acpi*:{}:*", upper_case(id)));
}

/// enum dmi_field of mod_devicetable.h, in the order of the modalias.
constexpr std::array<std::pair<std::string_view, unsigned>, 14> dmi_fields{{{"bvn", 1},
                                                                            {"bvr", 2},
                                                                            {"bd", 3},
                                                                            {"br", 4},
                                                                            {"efr", 5},
                                                                            {"svn", 6},
                                                                            {"pn", 7},
                                                                            {"pvr", 8},
                                                                            {"rvn", 13},
                                                                            {"rn", 14},
                                                                            {"rvr", 15},
                                                                            {"cvn", 18},
                                                                            {"ct", 19},
                                                                            {"cvr", 20}}};

}  // namespace

void decode_acpi(std::string_view entry, std::vector<std::string>& aliases)
{
    if (const auto id = text_in(entry, 0, 16); !id.empty()) {
        aliases.push_back(fmt::format("acpi*:{}:*", id));
        return;
    }
    const auto id_class = number_in<std::uint32_t>(entry, 24);
    const auto mask = number_in<std::uint32_t>(entry, 28);
    std::string alias = "acpi*:";
    for (const unsigned shift : {16U, 8U, 0U})
        alias += ((mask >> shift) & 0xff) != 0 ? fmt::format("{:02x}", (id_class >> shift) & 0xff) : "??";
    aliases.push_back(alias + ":*");
}

void decode_pnp(std::string_view entry, std::vector<std::string>& aliases)
{
    add_pnp(text_in(entry, 0, 8), aliases);
}

void decode_pnp_card(std::string_view entry, std::vector<std::string>& aliases)
{
    for (std::size_t device = 0; device < 8; ++device) {
        const auto id = text_in(entry, 16 + device * 8, 8);
        if (id.empty())
            return;
        add_pnp(id, aliases);
    }
}

void decode_of(std::string_view entry, std::vector<std::string>& aliases)
{
    const auto name = text_in(entry, 0, 32);
    const auto type = text_in(entry, 32, 32);
    const auto compatible = text_in(entry, 64, 128);
    auto alias = fmt::format("of:N{}T{}", name.empty() ? "*" : name, type.empty() ? "*" : type);
    if (!compatible.empty())
        alias += fmt::format("{}C{}", type.empty() ? "" : "*", compatible);
    alias = without_blanks(std::move(alias));
    aliases.push_back(alias);
    alias += 'C';
    add_wildcard(alias);
    aliases.push_back(std::move(alias));
}

void decode_dmi(std::string_view entry, std::vector<std::string>& aliases)
{
    constexpr std::size_t matches_at = 16;
    constexpr std::size_t match_size = 80;
    std::string alias = "dmi*";
    for (const auto& [prefix, field] : dmi_fields) {
        for (std::size_t match = 0; match < 4; ++match) {
            const auto at = matches_at + match * match_size;
            if ((number_in<std::uint8_t>(entry, at) & 0x7fU) != field)
                continue;
            alias += fmt::format(":{}*", prefix);
            std::ranges::copy_if(text_in(entry, at + 1, match_size - 1), std::back_inserter(alias), [](char character) {
                return character > ' ' && character <= '~' && character != ':';
            });
            alias += '*';
        }
    }
    aliases.push_back(alias + ":");
}

}  // namespace ocks
