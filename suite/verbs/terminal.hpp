// SPDX-License-Identifier: GPL-3.0-or-later
/// How the program speaks to a person: one line for an error, colour only on a terminal.
#pragma once

#include "core/outcome.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>

namespace ocks::verbs {

enum class Tone { plain, good, bad, warning, dim, bold };

/// Standard output is a terminal, and NO_COLOR is not set.
[[nodiscard]] bool is_colourful();

/// The text in the tone if is_colourful(), and as it is otherwise.
[[nodiscard]] std::string painted(std::string_view text, Tone tone);

/// "pass" in green, padded to `width` before it is painted.
[[nodiscard]] std::string painted(Outcome outcome, std::size_t width);

/// The same colour for the word that another language has for it.
[[nodiscard]] std::string painted(Outcome outcome, std::string_view word, std::size_t width);

/// Whether a byte is the first of a UTF-8 sequence.
[[nodiscard]] bool starts_character(char byte);

/// Columns that a text takes on a terminal: two for a character of Chinese, Japanese or Korean, one for any other.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// Columns of the terminal that standard output is; 0 if it is none, and a line may be as long as it is.
[[nodiscard]] std::size_t terminal_width();

/// With blanks behind it, up to so many columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

/// Prints "ocks-cert: what: why" to standard error and returns `status`.
int refuse(const Error& error, int status = 3);

/// "1 min 20 s".
[[nodiscard]] std::string duration_text(std::uint64_t milliseconds);

/// What a device's serial or a log line may hold is not what a terminal should obey: control characters become '?'.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace ocks::verbs
