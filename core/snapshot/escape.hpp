// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as one line of printable ASCII that no editor and no mail program changes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocks {

/// Backslashes are doubled; what is not printable, and a blank at the end, becomes `\xHH`. Tabs stay.
[[nodiscard]] std::string escaped(std::string_view text);

/// The same without any blank or tab, for a word among others.
[[nodiscard]] std::string escaped_word(std::string_view text);

/// Nothing if it is not what escaped() or escaped_word() writes.
[[nodiscard]] std::optional<std::string> unescaped(std::string_view text);

}  // namespace ocks
