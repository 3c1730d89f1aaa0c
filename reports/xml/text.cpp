// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xml/text.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

constexpr unsigned byte_at(std::string_view text, std::size_t index)
{
    return static_cast<unsigned char>(text[index]);
}

// XML 1.0, production 2, beyond ASCII: surrogates and the last two code points are no characters.
constexpr bool is_character(char32_t code)
{
    return code >= 0x80 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) && code != 0xFFFE && code != 0xFFFF;
}

std::size_t sequence_length(unsigned first)
{
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

bool is_blank(char character)
{
    return character == '\t' || character == '\n' || character == '\r';
}

std::size_t printable_length(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is_printable) - text.begin());
}

}  // namespace

std::size_t character_length(std::string_view text)
{
    if (text.empty())
        return 0;
    const unsigned first = byte_at(text, 0);
    if (first < 0x80)
        return first >= 0x20 || is_blank(text[0]) ? 1 : 0;
    const std::size_t length = sequence_length(first);
    if (length == 0 || text.size() < length)
        return 0;
    char32_t code = first & (0x7FU >> length);
    for (std::size_t index = 1; index < length; ++index) {
        if ((byte_at(text, index) & 0xC0U) != 0x80)
            return 0;
        code = (code << 6U) | (byte_at(text, index) & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    return overlong || !is_character(code) ? 0 : length;
}

std::string one_line(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        const std::size_t plain = printable_length(text);
        line += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty())
            break;
        const std::size_t length = character_length(text);
        if (length == 0)
            line += replacement;
        else if (is_blank(text[0]))
            line += ' ';
        else
            line += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return line;
}

std::string beginning_of_text(std::string_view text, std::size_t bytes)
{
    std::size_t end = std::min(bytes, text.size());
    // A byte of the form 10xxxxxx goes on with a character.
    while (end > 0 && end < text.size() && (byte_at(text, end) & 0xC0U) == 0x80)
        --end;
    return std::string{text.substr(0, end)};
}

bool is_one_line(std::string_view text)
{
    for (;;) {
        text.remove_prefix(printable_length(text));
        if (text.empty())
            return true;
        const std::size_t length = character_length(text);
        if (length == 0 || is_blank(text[0]))
            return false;
        text.remove_prefix(length);
    }
}

}  // namespace ocks
