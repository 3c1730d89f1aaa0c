// SPDX-License-Identifier: GPL-3.0-or-later
/// Base 64 of RFC 4648 section 4, in its one canonical form.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

[[nodiscard]] std::string to_base64(std::span<const unsigned char> bytes);

/// Nothing unless the text is exactly what to_base64() writes: padded, without blanks, no stray bits at the end.
[[nodiscard]] std::optional<std::vector<unsigned char>> from_base64(std::string_view text);

}  // namespace ocks
