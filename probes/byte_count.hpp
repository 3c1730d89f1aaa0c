// SPDX-License-Identifier: GPL-3.0-or-later
/// Sizes as the kernel writes those of caches.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string_view>

namespace ocks {

/// "32K" is 32768; K, M and G are powers of 1024, and a number without a letter is bytes.
[[nodiscard]] Result<std::uint64_t> parse_byte_count(std::string_view text);

}  // namespace ocks
