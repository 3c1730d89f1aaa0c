// SPDX-License-Identifier: GPL-3.0-or-later
/// The lines of a kernel log: what stands before the message, what a message is held against, and which function
/// of the kernel it names.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ocks {

struct LogLine {
    std::size_t number = 0;         ///< of the line of the log, from 1
    std::string_view message = {};  ///< without timestamp, level and caller

    friend bool operator==(const LogLine&, const LogLine&) = default;
};

/// Every message of a log. A timestamp in the middle of a line, which two writers of one console produce,
/// begins another message of the same line.
[[nodiscard]] std::vector<LogLine> log_lines(std::string_view log);

/// Whether a pattern occurs in a message. It is literal text but for '*', any text, and '%', a decimal number;
/// '^' at its beginning is the beginning of the message. A pattern that begins with a letter does not match inside
/// of a word, unless it has a '*' before. Linear in the message: what follows a '*' is sought once, the first
/// occurrence is taken.
[[nodiscard]] bool occurs(std::string_view pattern, std::string_view message);

/// The name before the first "+0x12/0x34"; empty if there is none.
[[nodiscard]] std::string_view function_in(std::string_view message);

}  // namespace ocks
