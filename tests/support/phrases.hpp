// SPDX-License-Identifier: GPL-3.0-or-later
/// What a phrase and its translation must have in common.
#pragma once

#include <cstddef>
#include <string_view>

namespace ocks::testing {

/// How many values are filled in: "{}" in the words of core/language.
inline std::size_t holes(std::string_view phrase)
{
    std::size_t count = 0;
    for (auto at = phrase.find("{}"); at != std::string_view::npos; at = phrase.find("{}", at + 2))
        ++count;
    return count;
}

}  // namespace ocks::testing
