// SPDX-License-Identifier: GPL-3.0-or-later
/// Parsing of the small texts that the kernel exposes. Nothing here does I/O.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Without blanks, line ends and NUL at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Reads decimal, or hexadecimal after "0x". The whole text must be a number.
[[nodiscard]] Result<std::uint64_t> parse_unsigned(std::string_view text);

/// Reads hexadecimal without a prefix, as in a PCI address. The whole text must be a number.
[[nodiscard]] Result<std::uint64_t> parse_hexadecimal(std::string_view text);

/// Reads a decimal integer that may be negative, as numa_node is. The whole text must be a number.
[[nodiscard]] Result<std::int64_t> parse_signed(std::string_view text);

/// Reads a finite decimal fraction with '.'. The whole text must be a number.
[[nodiscard]] Result<double> parse_decimal(std::string_view text);

/// The parts between separators; "a,,b" has three, "" has one.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// The lines of a text, without their ends; a last line need not end.
[[nodiscard]] std::vector<std::string_view> lines(std::string_view text);

/// Decimal with as many digits as are true of a double, never an exponent's worth of noise: "0.1", "412000".
[[nodiscard]] std::string shortest(double value);

/// Counts of a list such as "0-3,8,10-11", the form of the kernel's CPU and node lists.
[[nodiscard]] Result<std::vector<unsigned>> parse_list(std::string_view text);

}  // namespace ocks
