// SPDX-License-Identifier: GPL-3.0-or-later
/// Sentences that were filled in already, in another language: "nic eth0: not covered, no rule" by the patterns
/// "{} {}: not covered, {}" and "no rule".
#pragma once

#include "core/language.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// By the pattern that it fits best, and so are its parts; what fits none stays as it is. `table` is sorted by the
/// English text.
[[nodiscard]] std::string
translated_sentence(std::string_view english, Language language, std::span<const Translation> table);

}  // namespace ocks
