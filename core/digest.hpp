// SPDX-License-Identifier: GPL-3.0-or-later
/// SHA-256, as everything that is signed or addressed by content uses it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// Two lower-case hexadecimal digits a byte.
[[nodiscard]] std::string hexadecimal(std::span<const unsigned char> bytes);

}  // namespace ocks
