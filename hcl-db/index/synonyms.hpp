// SPDX-License-Identifier: GPL-3.0-or-later
/// Makers and kinds of hardware have a Chinese and an English name, and a machine says only one of them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace ocks {

struct Synonym {
    std::string_view chinese;
    std::string_view english;  ///< lower case, as machines write it
};

[[nodiscard]] std::span<const Synonym> synonyms();

/// The word itself, and what else it is called; `word` is in lower case.
[[nodiscard]] std::vector<std::string_view> names_of(std::string_view word);

}  // namespace ocks
