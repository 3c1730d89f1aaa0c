// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci_link.hpp"

#include "core/text.hpp"

#include <cmath>
#include <string>

namespace ocks {

Result<std::optional<std::uint64_t>> parse_link_speed(std::string_view text)
{
    constexpr double mega_per_giga = 1000;
    constexpr double beyond_any_link = 10'000;
    constexpr std::string_view unit = " GT/s";
    const std::string_view said = trimmed(text);
    if (said.starts_with("Unknown"))
        return std::optional<std::uint64_t>{};
    const auto end = said.find(unit);
    const auto speed = parse_decimal(said.substr(0, end));
    if (end == std::string_view::npos || !speed || *speed <= 0 || *speed > beyond_any_link)
        return fail(Errc::malformed, std::string{text}, "not a link speed");
    return std::optional<std::uint64_t>{static_cast<std::uint64_t>(std::llround(*speed * mega_per_giga))};
}

Result<std::optional<std::uint64_t>> parse_link_width(std::string_view text)
{
    constexpr std::uint64_t unknown = 255;
    constexpr std::uint64_t most_lanes = 32;
    const auto lanes = parse_unsigned(trimmed(text));
    if (!lanes || (*lanes > most_lanes && *lanes != unknown))
        return fail(Errc::malformed, std::string{text}, "not a link width");
    if (*lanes == 0 || *lanes == unknown)
        return std::optional<std::uint64_t>{};
    return std::optional<std::uint64_t>{*lanes};
}

}  // namespace ocks
