// SPDX-License-Identifier: GPL-3.0-or-later
/// What somebody typed, as words to be looked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Parts of Latin and of Chinese letters each for themselves, lower case, without the brackets that lspci puts around
/// an id. No more than eight.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

[[nodiscard]] bool is_chinese(std::string_view word);

}  // namespace ocks
