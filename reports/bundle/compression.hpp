// SPDX-License-Identifier: GPL-3.0-or-later
/// Logs in a bundle: one Zstandard frame each, with its size and checksum in it.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace ocks {

[[nodiscard]] Result<std::string> compressed(std::string_view text);

/// malformed if it is not exactly one frame that says its size, or would grow beyond `limit`.
[[nodiscard]] Result<std::string> decompressed(std::string_view bytes, std::size_t limit);

}  // namespace ocks
