// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome.hpp"

#include <algorithm>
#include <array>

namespace ocks {
namespace {

// In the order of the enumeration, so that an outcome is its own index.
constexpr std::array<std::string_view, 6> words{"pass", "fail", "skip", "error", "not-applicable", "info"};

}  // namespace

std::string_view to_string(Outcome outcome)
{
    return words.at(static_cast<std::size_t>(outcome));
}

std::optional<Outcome> parse_outcome(std::string_view word)
{
    const auto* const found = std::ranges::find(words, word);
    if (found == words.end())
        return std::nullopt;
    return static_cast<Outcome>(found - words.begin());
}

}  // namespace ocks
