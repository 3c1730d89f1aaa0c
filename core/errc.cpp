// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errc.hpp"

#include <algorithm>

namespace ocks {

std::string_view to_string(Errc code)
{
    switch (code) {
    case Errc::absent:
        return "absent";
    case Errc::denied:
        return "denied";
    case Errc::malformed:
        return "malformed";
    case Errc::io:
        return "io";
    }
    return "";
}

std::optional<Errc> parse_errc(std::string_view text)
{
    const auto* const found = std::ranges::find_if(all_errc, [text](Errc code) { return to_string(code) == text; });
    return found == all_errc.end() ? std::nullopt : std::optional{*found};
}

}  // namespace ocks
