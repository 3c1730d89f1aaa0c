// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/alias.hpp"

#include <algorithm>
#include <optional>

namespace ocks {
namespace {

struct Bracket {
    bool holds = false;      ///< the character is in the set
    std::size_t length = 0;  ///< of the expression, with both brackets
};

/// One "[…]" at the start of `pattern` against one character; nothing if it never ends.
std::optional<Bracket> bracket(std::string_view pattern, char character)
{
    std::size_t at = 1;
    const bool inverted = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
    if (inverted)
        ++at;
    const auto code = static_cast<unsigned char>(character);
    bool holds = false;
    // A ']' that comes first is a member of the set.
    for (bool first = true; at < pattern.size() && (first || pattern[at] != ']'); first = false) {
        const auto low = static_cast<unsigned char>(pattern[at]);
        auto high = low;
        if (at + 2 < pattern.size() && pattern[at + 1] == '-' && pattern[at + 2] != ']') {
            high = static_cast<unsigned char>(pattern[at + 2]);
            at += 2;
        }
        holds = holds || (low <= code && code <= high);
        ++at;
    }
    if (at >= pattern.size())
        return std::nullopt;
    return Bracket{.holds = holds != inverted, .length = at + 1};
}

/// Neither a wildcard nor an escape.
bool is_plain(char character)
{
    return character != '*' && character != '?' && character != '[' && character != '\\';
}

/// How much of the pattern's start stands for this one character; 0 if it does not.
std::size_t consumed(std::string_view pattern, char character)
{
    switch (pattern.front()) {
    case '?':
        return 1;
    case '[':
        if (const auto set = bracket(pattern, character))
            return set->holds ? set->length : 0;
        return character == '[' ? 1 : 0;
    case '\\':
        return pattern.size() > 1 && pattern[1] == character ? 2 : 0;
    default:
        return pattern.front() == character ? 1 : 0;
    }
}

/// What follows a '*' and is no wildcard stands where it stands next; false if it stands nowhere.
bool skip_to(std::string_view& alias, char following)
{
    if (!is_plain(following))
        return true;
    const auto next = alias.find(following);
    if (next == std::string_view::npos)
        return false;
    alias.remove_prefix(next);
    return true;
}

}  // namespace

std::string_view bus_of(std::string_view alias)
{
    const auto colon = alias.find(':');
    if (colon == std::string_view::npos)
        return {};
    return literal_prefix(alias.substr(0, colon));
}

Result<std::string> normalized(std::string_view alias)
{
    std::string text{alias};
    bool within = false;
    for (auto& character : text) {
        if (within)
            within = character != ']';
        else if (character == ']')
            return fail(Errc::malformed, text, "a bracket that was never opened");
        else if (character == '[')
            within = true;
        else if (character == '-')
            character = '_';
    }
    if (within)
        return fail(Errc::malformed, text, "a bracket that is never closed");
    return text;
}

bool normalize(std::string_view alias, std::span<char> room)
{
    // Aliases of devices have no brackets: each byte stands for itself, and they are done many at a time.
    if (alias.find('[') == std::string_view::npos && alias.find(']') == std::string_view::npos) {
        std::ranges::transform(alias, room.begin(), [](char character) { return character == '-' ? '_' : character; });
        return true;
    }
    const auto text = normalized(alias);
    if (text)
        std::ranges::copy(*text, room.begin());
    return text.has_value();
}

std::string_view literal_prefix(std::string_view pattern)
{
    const auto* const wildcard = std::ranges::find_if(
        pattern, [](char character) { return character == '*' || character == '?' || character == '['; });
    return pattern.substr(0, static_cast<std::size_t>(wildcard - pattern.begin()));
}

std::size_t set_length(std::string_view pattern)
{
    const auto set = bracket(pattern, '\0');
    return set ? set->length : 0;
}

bool is_in_set(std::string_view set, char character)
{
    return consumed(set, character) == set.size();
}

bool matches(std::string_view pattern, std::string_view alias)
{
    // kmod walks a trie up to the first wildcard, so a backslash before it is an ordinary character.
    const auto literal = literal_prefix(pattern);
    if (!alias.starts_with(literal))
        return false;
    pattern.remove_prefix(literal.size());
    alias.remove_prefix(literal.size());

    // After a mismatch only the last '*' need take one character more.
    std::optional<std::string_view> after_star;
    std::string_view retry;
    while (!alias.empty()) {
        if (!pattern.empty() && pattern.front() == '*') {
            pattern.remove_prefix(1);
            if (pattern.empty())
                return true;
            after_star = pattern;
            if (!skip_to(alias, pattern.front()))
                return false;
            retry = alias;
            continue;
        }
        if (const auto length = pattern.empty() ? 0 : consumed(pattern, alias.front()); length != 0) {
            pattern.remove_prefix(length);
            alias.remove_prefix(1);
            continue;
        }
        if (!after_star)
            return false;
        retry.remove_prefix(1);
        if (!skip_to(retry, after_star->front()))
            return false;
        alias = retry;
        pattern = *after_star;
    }
    return pattern.find_first_not_of('*') == std::string_view::npos;
}

}  // namespace ocks
