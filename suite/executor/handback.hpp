// SPDX-License-Identifier: GPL-3.0-or-later
/// What a case measured, on its way from the child process to the suite: a line with the length in bytes,
/// then that many bytes of JSON. Half of it is recognised as half.
#pragma once

#include "core/result.hpp"
#include "suite/test_case.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// All of it, as far as somebody reads.
void write_whole(int number, std::string_view text);

[[nodiscard]] std::string to_handback(const Measured& measured);

/// The outer Result is whether this is a handback at all, the inner one what the case returned.
[[nodiscard]] Result<Measured> parse_handback(std::string_view bytes);

}  // namespace ocks
