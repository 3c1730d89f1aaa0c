// SPDX-License-Identifier: GPL-3.0-or-later
/// Text as a document may hold it. Firmware strings are bytes that nobody checked; a report is UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace ocks {

/// One line of valid UTF-8: what is no character of XML 1.0 becomes U+FFFD, one for each bad byte, and
/// tabs and line ends become blanks. A text that is already so comes back unchanged.
[[nodiscard]] std::string one_line(std::string_view text);

/// True if one_line() would change nothing.
[[nodiscard]] bool is_one_line(std::string_view text);

/// As many whole characters as fit into `bytes`. The text is one line.
[[nodiscard]] std::string beginning_of_text(std::string_view text, std::size_t bytes);

/// Printable ASCII: nearly all of any text, and the quick way through it.
[[nodiscard]] constexpr bool is_printable(char character)
{
    return character >= ' ' && character <= '~';
}

/// How many bytes the UTF-8 character at the start takes; 0 if there is none that XML 1.0 allows.
[[nodiscard]] std::size_t character_length(std::string_view text);

}  // namespace ocks
