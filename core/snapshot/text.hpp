// SPDX-License-Identifier: GPL-3.0-or-later
/// A snapshot as a text that a person reviews line by line and compares with diff. docs/snapshot-format.md has the
/// grammar.
#pragma once

#include "core/snapshot/snapshot.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

inline constexpr std::size_t largest_snapshot = 256U << 20U;

/// Whether a content is written as lines of text; otherwise it is written as bytes.
[[nodiscard]] bool is_text(std::string_view content);

/// `remarks` are lines for the reader at its beginning.
[[nodiscard]] std::string to_text(const Snapshot& snapshot, std::span<const std::string> remarks = {});

/// Errors name `where` with the line. A text without its last line is refused: it was cut off.
[[nodiscard]] Result<Snapshot> parse_snapshot(std::string_view text, std::string_view where);

}  // namespace ocks
