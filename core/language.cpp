// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.hpp"

#include <algorithm>

namespace ocks {

std::optional<Language> parse_language(std::string_view tag)
{
    const std::string_view language = tag.substr(0, tag.find_first_of("_-."));
    if (language == "en")
        return Language::english;
    if (language == "zh")
        return Language::chinese;
    return std::nullopt;
}

std::string_view tag_of(Language language)
{
    return language == Language::chinese ? "zh-CN" : "en";
}

std::string_view translated(std::string_view english, Language language, std::span<const Translation> table)
{
    if (language == Language::english)
        return english;
    const auto found = std::ranges::lower_bound(table, english, {}, &Translation::english);
    return found != table.end() && found->english == english ? found->chinese : english;
}

std::string filled(std::string_view phrase, std::span<const std::string_view> values)
{
    constexpr std::string_view hole = "{}";
    std::string text;
    for (const std::string_view value : values) {
        const std::size_t place = phrase.find(hole);
        if (place == std::string_view::npos)
            break;
        text.append(phrase.substr(0, place)).append(value);
        phrase.remove_prefix(place + hole.size());
    }
    return text.append(phrase);
}

std::string filled(std::string_view phrase, std::initializer_list<std::string_view> values)
{
    return filled(phrase, std::span{values.begin(), values.size()});
}

}  // namespace ocks
