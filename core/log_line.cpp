// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log_line.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::size_t longest_kmsg_head = 64;
constexpr std::size_t longest_bracket = 32;
constexpr auto none = std::string_view::npos;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_word(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/// The length of "[   12.345678]", "[  T12]", "[    C1]" or "[12.34,5]" at the beginning of a text, or 0.
std::size_t bracket_length(std::string_view text)
{
    const auto end = text.substr(0, longest_bracket).find(']');
    if (!text.starts_with('[') || end == none)
        return 0;
    const auto inside = text.substr(1, end - 1);
    const bool is_prefix = inside.find_first_not_of("0123456789.,- TC") == none && inside.find_first_of(digits) != none;
    return is_prefix ? end + 1 : 0;
}

/// As bracket_length(), but of seconds with their fraction only: nothing else begins a message in mid line.
bool is_timestamp(std::string_view text)
{
    const auto length = bracket_length(text);
    const auto inside = text.substr(0, length);
    const auto point = inside.find('.');
    return length > 0 && point != none && inside.find_first_not_of("0123456789", point + 1) == length - 1 &&
           length - point > 6 && inside.find_first_of("TC,-") == none;
}

std::string_view without_prefixes(std::string_view line)
{
    // "6,339,5140900,-;" of /dev/kmsg
    if (const auto end = line.substr(0, longest_kmsg_head).find(';'); end != none) {
        const auto head = line.substr(0, end);
        const auto fields = head.substr(0, head.find(",caller="));
        if (!head.empty() && is_digit(head.front()) && fields.find(',') != none &&
            fields.find_first_not_of("0123456789,-c") == none)
            line.remove_prefix(end + 1);
    }
    for (;;) {
        if (const auto end = line.substr(0, 5).find('>');
            line.starts_with('<') && end != none && end > 1 && line.find_first_not_of(digits, 1) == end) {
            line.remove_prefix(end + 1);
            continue;
        }
        const auto length = bracket_length(line);
        if (length == 0)
            return line;
        line.remove_prefix(length);
        line.remove_prefix(std::min(line.size(), line.find_first_not_of(' ')));
    }
}

/// Where the next message of another writer begins, or the end.
std::size_t next_start(std::string_view line)
{
    for (auto at = line.find('[', 1); at != none; at = line.find('[', at + 1)) {
        if (is_timestamp(line.substr(at)))
            return at;
    }
    return line.size();
}

/// Matches a piece without '*' at this place; gives the end of it, or none.
std::size_t matched_end(std::string_view piece, std::string_view message, std::size_t at)
{
    for (const char c : piece) {
        if (c == '%') {
            const auto end = std::min(message.size(), message.find_first_not_of(digits, at));
            if (end == at)
                return none;
            at = end;
        } else if (at < message.size() && message[at] == c) {
            ++at;
        } else {
            return none;
        }
    }
    return at;
}

std::size_t found_end(std::string_view piece, std::string_view message, std::size_t from, bool at_word)
{
    const auto literal = piece.substr(0, piece.find('%'));
    for (auto at = message.find(literal, from); at != none; at = message.find(literal, at + 1)) {
        const bool is_inside = at_word && at > 0 && is_word(message[at - 1]);
        const auto end = is_inside ? none : matched_end(piece, message, at);
        if (end != none)
            return end;
    }
    return none;
}

}  // namespace

std::vector<LogLine> log_lines(std::string_view log)
{
    std::vector<LogLine> all;
    std::size_t number = 0;
    for (std::string_view line : lines(log)) {
        ++number;
        while (!line.empty()) {
            const std::string_view rest = without_prefixes(line);
            const auto end = next_start(rest);
            all.push_back({number, rest.substr(0, end)});
            line = rest.substr(end);
        }
    }
    return all;
}

bool occurs(std::string_view pattern, std::string_view message)
{
    std::size_t from = 0;
    for (bool is_first = true; is_first || !pattern.empty(); is_first = false) {
        const auto piece = pattern.substr(0, pattern.find('*'));
        pattern.remove_prefix(std::min(pattern.size(), piece.size() + 1));
        if (is_first && piece.starts_with('^'))
            from = matched_end(piece.substr(1), message, 0);
        else if (!piece.empty())
            from = found_end(piece, message, from, is_first && is_word(piece.front()));
        if (from == none)
            return false;
    }
    return true;
}

std::string_view function_in(std::string_view message)
{
    const auto end = message.find("+0x");
    if (end == none)
        return {};
    std::size_t begin = end;
    while (begin > 0 && (is_word(message[begin - 1]) || message[begin - 1] == '.' || message[begin - 1] == '$'))
        --begin;
    return message.substr(begin, end - begin);
}

}  // namespace ocks
