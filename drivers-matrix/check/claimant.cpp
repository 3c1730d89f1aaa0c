// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/claimant.hpp"

#include <algorithm>
#include <array>

namespace ocks {
namespace {

struct AliasField {
    std::string_view label;
    std::size_t digits;
};

// scripts/mod/file2alias.c: do_pci_entry(); a device's own alias has no wildcards.
constexpr std::array<AliasField, 7> fields{{{"v", 8}, {"d", 8}, {"sv", 8}, {"sd", 8}, {"bc", 2}, {"sc", 2}, {"i", 2}}};

std::string lower_case(std::string_view digits)
{
    std::string text{digits};
    std::ranges::transform(text, text.begin(), [](char digit) {
        return digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
    });
    return text;
}

}  // namespace

std::optional<PciAlias> parse_pci_alias(std::string_view modalias)
{
    constexpr std::string_view bus = "pci:";
    if (!modalias.starts_with(bus))
        return std::nullopt;
    modalias.remove_prefix(bus.size());
    std::array<std::string, fields.size()> values;
    for (std::size_t at = 0; at < fields.size(); ++at) {
        const auto& [label, digits] = fields[at];
        if (!modalias.starts_with(label) || modalias.size() < label.size() + digits)
            return std::nullopt;
        const auto value = modalias.substr(label.size(), digits);
        if (value.find_first_not_of("0123456789ABCDEF") != std::string_view::npos)
            return std::nullopt;
        values[at] = lower_case(value);
        modalias.remove_prefix(label.size() + digits);
    }
    if (!modalias.empty())
        return std::nullopt;
    return PciAlias{.id = values[0].substr(4) + ":" + values[1].substr(4),
                    .device_class = values[4] + values[5] + values[6]};
}

}  // namespace ocks
