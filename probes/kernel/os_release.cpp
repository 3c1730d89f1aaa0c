// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/os_release.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <optional>

namespace ocks {
namespace {

bool is_name(std::string_view word)
{
    return !word.empty() && std::ranges::all_of(word, [](char each) {
        return (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') || each == '_';
    });
}

/// Between double quotes a backslash protects four characters and is itself before any other.
std::optional<std::string> without_escapes(std::string_view text)
{
    constexpr std::string_view protected_ones = "\"$\\`";
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"')
            return std::nullopt;
        if (text[at] == '\\' && at + 1 < text.size() && protected_ones.find(text[at + 1]) != std::string_view::npos)
            ++at;
        plain += text[at];
    }
    return plain;
}

std::optional<std::string> value_of(std::string_view text)
{
    constexpr std::string_view not_plain = "'\"\\$` \t;|&<>()";
    const bool closed = text.size() >= 2 && text.front() == text.back();
    if (closed && text.front() == '"')
        return without_escapes(text.substr(1, text.size() - 2));
    const bool single = closed && text.front() == '\'';
    const std::string_view inner = single ? text.substr(1, text.size() - 2) : text;
    if (inner.find_first_of(single ? "'" : not_plain) != std::string_view::npos)
        return std::nullopt;
    return std::string{inner};
}

}  // namespace

std::map<std::string, std::string, std::less<>> os_release_of(std::string_view text)
{
    std::map<std::string, std::string, std::less<>> values;
    for (const std::string_view line : lines(text)) {
        const auto equals = line.find('=');
        if (equals == std::string_view::npos || !is_name(line.substr(0, equals)))
            continue;
        if (auto value = value_of(trimmed(line.substr(equals + 1))))
            values.insert_or_assign(std::string{line.substr(0, equals)}, std::move(*value));
    }
    return values;
}

}  // namespace ocks
