// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/toml_header.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::string_view key_characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-\"'";

std::string_view without_blanks(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

bool is_nameless(std::string_view line)
{
    std::string_view rest = without_blanks(line);
    if (!rest.starts_with('['))
        return false;
    rest = without_blanks(rest.substr(1));
    if (rest.starts_with('['))
        rest = without_blanks(rest.substr(1));
    return rest.empty() || (rest.front() != ']' && key_characters.find(rest.front()) == std::string_view::npos);
}

}  // namespace

std::optional<std::size_t> nameless_table_header(std::string_view text)
{
    std::size_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (is_nameless(line))
            return number;
    }
    return std::nullopt;
}

std::optional<std::size_t> first_line_beyond_ascii(std::string_view text)
{
    const auto odd =
        std::ranges::find_if(text, [](char c) { return (c < ' ' && c != '\n' && c != '\t' && c != '\r') || c > '~'; });
    if (odd == text.end())
        return std::nullopt;
    return 1 + static_cast<std::size_t>(std::count(text.begin(), odd, '\n'));
}

}  // namespace ocks
