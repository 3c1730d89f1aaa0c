// SPDX-License-Identifier: GPL-3.0-or-later
/// Fields of one entry of a device table, and the text that file2alias makes of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>
#include <string>
#include <string_view>

namespace ocks {

/// A little-endian number. The caller has checked that the entry is long enough.
template <class Number>
[[nodiscard]] Number number_in(std::string_view entry, std::size_t offset)
{
    Number value = 0;
    std::memcpy(&value, entry.data() + offset, sizeof value);
    return value;
}

/// A text in an array of characters; at most the whole array.
[[nodiscard]] inline std::string_view text_in(std::string_view entry, std::size_t offset, std::size_t size)
{
    const auto array = entry.substr(offset, size);
    return array.substr(0, array.find('\0'));
}

[[nodiscard]] inline std::string upper_case(std::string_view text)
{
    std::string upper{text};
    std::ranges::transform(upper, upper.begin(), [](char character) {
        return character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
    });
    return upper;
}

/// ADD() of file2alias: the label, then as many upper-case digits as the field has, or "*".
template <class Number>
void add_field(std::string& alias, std::string_view label, bool given, Number value)
{
    alias += label;
    if (given)
        alias += fmt::format("{:0{}X}", value, sizeof value * 2);
    else
        alias += '*';
}

/// add_wildcard() of file2alias: room for what may be appended later.
inline void add_wildcard(std::string& alias)
{
    if (!alias.ends_with('*'))
        alias += '*';
}

}  // namespace ocks
