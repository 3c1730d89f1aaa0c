// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.hpp"
#include "core/snapshot/escape.hpp"
#include "core/snapshot/form.hpp"
#include "core/snapshot/text.hpp"

#include <algorithm>

namespace ocks {
namespace {

using namespace snapshot_form;

/// A line that does not end in the file ends in a backslash here.
std::string line_of(std::string_view text, bool ended)
{
    return ended ? escaped(text) : escaped(text) + "\\";
}

std::string text_lines(std::string_view content)
{
    std::string block;
    while (!content.empty()) {
        const auto end = content.find('\n');
        const bool ended = end != std::string_view::npos;
        block += "\t" + line_of(content.substr(0, end), ended) + "\n";
        content.remove_prefix(ended ? end + 1 : content.size());
    }
    return block;
}

/// Rows of zeros are left out: most of a configuration space is zeros.
std::string byte_lines(std::string_view content)
{
    std::string block;
    for (std::size_t offset = 0; offset < content.size(); offset += bytes_per_row) {
        const std::string_view row = content.substr(offset, bytes_per_row);
        if (std::ranges::all_of(row, [](char byte) { return byte == '\0'; }))
            continue;
        const std::span bytes{reinterpret_cast<const unsigned char*>(row.data()), row.size()};
        block += "\t" + offset_text(offset) + " " + hexadecimal(bytes) + "\n";
    }
    return block;
}

std::string read_lines(const std::string& content)
{
    if (!is_text(content))
        return " " + std::string{bytes_block} + " " + std::to_string(content.size()) + "\n" + byte_lines(content);
    const auto end = content.find('\n');
    if (end != std::string::npos && end + 1 < content.size())
        return " " + std::string{text_block} + "\n" + text_lines(content);
    const std::string line = line_of(std::string_view{content}.substr(0, end), end != std::string::npos);
    return line.empty() ? " =\n" : " = " + line + "\n";
}

std::string answer_lines(Access access, const Answer& answer)
{
    if (!answer) {
        const Error& error = answer.error();
        const bool is_plain = error.code == Errc::absent && error.why == why_absent;
        return " " + std::string{word_of(error.code)} + (is_plain ? "" : " " + escaped(error.why)) + "\n";
    }
    if (access == Access::read)
        return read_lines(answer->front());
    if (access == Access::link)
        return " -> " + escaped(answer->front()) + "\n";
    std::string block = "\n";
    for (const std::string& name : *answer)
        block += "\t" + escaped(name) + "\n";
    return block;
}

}  // namespace

/// A few bytes beyond ASCII are a name in somebody's language; control characters are never part of a text.
bool is_text(std::string_view content)
{
    constexpr std::ptrdiff_t parts_of_ascii = 4;
    const bool is_plain = std::ranges::none_of(content, [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return (code < ' ' && byte != '\t' && byte != '\n') || code == 0x7f;
    });
    const auto beyond =
        std::ranges::count_if(content, [](char byte) { return static_cast<unsigned char>(byte) > 0x7f; });
    return is_plain && beyond * parts_of_ascii <= std::ssize(content);
}

std::string to_text(const Snapshot& snapshot, std::span<const std::string> remarks)
{
    std::string all = std::string{first_line} + "\n";
    for (const std::string& remark : remarks)
        all += "# " + remark + "\n";
    for (const auto& [asked, answer] : snapshot.answers()) {
        all += word_of(asked.access);
        all += " " + escaped_word(asked.path) + answer_lines(asked.access, answer);
    }
    return all + std::string{last_word} + " " + std::to_string(snapshot.answers().size()) + "\n";
}

}  // namespace ocks
