// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/words.hpp"

#include "core/sentence.hpp"

#include <algorithm>

namespace ocks {
namespace {

std::string_view in(Language language, const Translation& phrase)
{
    return language == Language::chinese ? phrase.chinese : phrase.english;
}

}  // namespace

std::string_view Words::operator()(Phrase phrase) const
{
    return in(m_language, phrases.at(phrase.index()));
}

std::string Words::filled(Phrase phrase, std::initializer_list<std::string_view> parts) const
{
    return ocks::filled((*this)(phrase), parts);
}

std::string Words::sentence(std::string_view english) const
{
    return translated_sentence(english, m_language, m_sentences);
}

std::string_view Words::known(std::string_view english) const
{
    if (m_language == Language::english)
        return english;
    const auto* const found = std::ranges::find(phrases, english, &Translation::english);
    return found == phrases.end() ? english : in(m_language, *found);
}

}  // namespace ocks
