// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/words.hpp"

#include "hcl-db/index/terms.hpp"

#include <algorithm>
#include <array>

namespace ocks {
namespace {

constexpr std::size_t most_words = 8;
constexpr std::size_t longest_word = 96;

/// In UTF-8 all of CJK, its punctuation and its compatibility forms begin with a byte from E2 on.
bool begins_chinese(char letter)
{
    return static_cast<unsigned char>(letter) >= 0xe2;
}

bool continues(char letter)
{
    return (static_cast<unsigned char>(letter) & 0xc0U) == 0x80;
}

/// Blanks and commas of both kinds of typing.
std::string with_blanks(std::string_view text)
{
    static constexpr auto separators = std::to_array<std::string_view>({"\xE3\x80\x80", "，", "、", "（", "）", ","});
    std::string plain;
    while (!text.empty()) {
        const auto* const found =
            std::ranges::find_if(separators, [&](std::string_view each) { return text.starts_with(each); });
        plain += found == separators.end() ? text.front() : ' ';
        text.remove_prefix(found == separators.end() ? 1 : found->size());
    }
    return plain;
}

std::string_view without_brackets(std::string_view word)
{
    const std::size_t first = word.find_first_not_of("[]()\"';");
    if (first == std::string_view::npos)
        return {};
    word = word.substr(first, word.find_last_not_of("[]()\"';") + 1 - first);
    return word.size() > 2 && word.starts_with("0x") ? word.substr(2) : word;
}

}  // namespace

bool is_chinese(std::string_view word)
{
    return !word.empty() && begins_chinese(word.front());
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    const std::string plain = lower_case(with_blanks(text));
    std::string word;
    const auto end = [&] {
        if (const std::string_view bare = without_brackets(word); !bare.empty() && words.size() < most_words)
            words.emplace_back(bare.substr(0, longest_word));
        word.clear();
    };
    for (const char letter : plain) {
        const bool other_script =
            !word.empty() && !continues(letter) && begins_chinese(letter) != begins_chinese(word.front());
        if (letter == ' ' || other_script)
            end();
        if (letter != ' ')
            word += letter;
    }
    end();
    return words;
}

}  // namespace ocks
