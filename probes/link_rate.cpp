// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/link_rate.hpp"

#include "core/text.hpp"

#include <cmath>

namespace ocks {

std::optional<std::uint64_t> parse_link_rate(std::string_view text)
{
    constexpr double mega_per_giga = 1000;
    constexpr double beyond_any_link = 100'000;
    const std::string_view said = trimmed(text);
    const auto end = said.find(" G");
    const auto rate = parse_decimal(said.substr(0, end));
    if (end == std::string_view::npos || !rate || *rate <= 0 || *rate > beyond_any_link)
        return std::nullopt;
    return static_cast<std::uint64_t>(std::llround(*rate * mega_per_giga));
}

}  // namespace ocks
