// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshot/escape.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"

#include <array>

namespace ocks {
namespace {

void add_code(std::string& line, char byte)
{
    line += "\\x" + hexadecimal(std::array{static_cast<unsigned char>(byte)});
}

}  // namespace

std::string escaped(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    for (std::size_t index = 0; index < text.size(); ++index) {
        const char byte = text[index];
        const bool is_blank = byte == ' ' || byte == '\t';
        if (byte == '\\')
            line += "\\\\";
        else if (is_blank ? index + 1 < text.size() : byte > ' ' && byte <= '~')
            line += byte;
        else
            add_code(line, byte);
    }
    return line;
}

std::string escaped_word(std::string_view text)
{
    std::string word;
    for (const char byte : text) {
        if (byte == '\\')
            word += "\\\\";
        else if (byte > ' ' && byte <= '~')
            word += byte;
        else
            add_code(word, byte);
    }
    return word;
}

std::optional<std::string> unescaped(std::string_view text)
{
    constexpr std::size_t code_length = 4;  // "\x20"
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t index = 0; index < text.size(); ++index) {
        if (text[index] != '\\') {
            bytes += text[index];
            continue;
        }
        const std::string_view code = text.substr(index, code_length);
        if (code.starts_with("\\\\")) {
            bytes += '\\';
            index += 1;
            continue;
        }
        const auto number = parse_hexadecimal(code.substr(code.size() < code_length ? code.size() : 2));
        if (!code.starts_with("\\x") || !number)
            return std::nullopt;
        bytes += static_cast<char>(static_cast<unsigned char>(*number));
        index += code_length - 1;
    }
    return bytes;
}

}  // namespace ocks
