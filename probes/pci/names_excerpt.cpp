// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci/names_excerpt.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <optional>

namespace ocks {
namespace {

/// "8086  Intel Corporation": four digits and two blanks.
std::optional<unsigned> vendor_of(std::string_view line)
{
    constexpr std::size_t digits = 4;
    if (line.substr(std::min(digits, line.size()), 2) != "  ")
        return std::nullopt;
    const auto number = parse_hexadecimal(line.substr(0, digits));
    return number ? std::optional{static_cast<unsigned>(*number)} : std::nullopt;
}

}  // namespace

std::string pci_names_excerpt(std::string_view list, const std::set<unsigned>& vendors)
{
    std::string excerpt;
    bool is_kept = true;
    std::size_t kept_from = 0;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find('\n', at), list.size() - 1) + 1;
        // What is indented belongs to the line above.
        if (list[at] != '\t' && list[at] != '#') {
            const auto vendor = vendor_of(list.substr(at, end - at));
            const bool is_wanted = !vendor || vendors.contains(*vendor);
            if (is_kept && !is_wanted)
                excerpt += list.substr(kept_from, at - kept_from);
            if (!is_kept && is_wanted)
                kept_from = at;
            is_kept = is_wanted;
        }
        at = end;
    }
    if (is_kept)
        excerpt += list.substr(kept_from);
    return excerpt;
}

}  // namespace ocks
