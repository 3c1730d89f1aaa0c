// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of the snapshot format, for the one who writes and the one who reads it.
#pragma once

#include "core/snapshot/snapshot.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ocks::snapshot_form {

inline constexpr std::string_view first_line = "ocks-snapshot 1";
inline constexpr std::string_view last_word = "end";
inline constexpr std::string_view text_block = "text";
inline constexpr std::string_view bytes_block = "bytes";
inline constexpr std::size_t bytes_per_row = 32;

/// In most of the answers something is not there, in these words of the C library, and then they are not written.
inline constexpr std::string_view why_absent = "No such file or directory";

[[nodiscard]] std::string_view word_of(Access access);
[[nodiscard]] std::optional<Access> access_of(std::string_view word);

[[nodiscard]] std::string_view word_of(Errc code);
[[nodiscard]] std::optional<Errc> code_of(std::string_view word);

/// At least four hexadecimal digits.
[[nodiscard]] std::string offset_text(std::size_t offset);

}  // namespace ocks::snapshot_form
