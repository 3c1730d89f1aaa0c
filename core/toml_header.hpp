// SPDX-License-Identifier: GPL-3.0-or-later
/// A guard in front of toml++ 3.3, which asserts where it should refuse: on a table header without a name.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace ocks {

/// The first line that begins with '[' and goes on with neither a key nor ']'. Our files have no arrays of
/// arrays, the only place where such a line would be right. Ask before toml::parse().
[[nodiscard]] std::optional<std::size_t> nameless_table_header(std::string_view text);

/// The first line with a character that is neither printable ASCII nor a blank; toml++ 3.3 runs into undefined
/// behaviour on some of them. Ask before toml::parse() where none is needed.
[[nodiscard]] std::optional<std::size_t> first_line_beyond_ascii(std::string_view text);

}  // namespace ocks
