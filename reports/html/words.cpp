// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/words.hpp"

#include <algorithm>

namespace ocks {
namespace {

std::string_view in(Language language, const Translation& phrase)
{
    return language == Language::chinese ? phrase.chinese : phrase.english;
}

}  // namespace

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

std::string_view Words::operator()(Phrase phrase) const
{
    return in(m_language, phrases.at(phrase.index()));
}

std::string Words::filled(Phrase phrase, std::initializer_list<std::string_view> parts) const
{
    std::string_view rest = (*this)(phrase);
    std::string text;
    for (const std::string_view part : parts) {
        const std::size_t hole = std::min(rest.find("{}"), rest.size());
        text.append(rest.substr(0, hole)).append(part);
        rest.remove_prefix(std::min(hole + 2, rest.size()));
    }
    return text.append(rest);
}

std::string_view Words::known(std::string_view english) const
{
    if (m_language == Language::english)
        return english;
    const auto* const found = std::ranges::find(phrases, english, &Translation::english);
    return found == phrases.end() ? english : in(m_language, *found);
}

}  // namespace ocks
