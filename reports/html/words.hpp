// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of a page in the language of its reader. Names and numbers of a report stay as they were signed; its
/// sentences are translated as far as their patterns are known.
#pragma once

#include "reports/html/phrases.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// A line of the table of phrases, by its English text. One that is not in the table does not compile, so
/// nothing of a page can be left untranslated.
class Phrase {
public:
    // Not explicit, so that a call reads words("Verdict").
    consteval Phrase(const char* english)  // NOLINT(google-explicit-constructor)
    {
        const std::string_view wanted = english;
        while (m_index < phrases.size() && phrases[m_index].english != wanted)
            ++m_index;
        if (m_index == phrases.size())
            refuse();
    }
    [[nodiscard]] constexpr std::size_t index() const { return m_index; }

private:
    static void refuse() {}  // not constexpr: to reach it is a compile error
    std::size_t m_index = 0;
};

class Words {
public:
    /// `sentences` are patterns of what a report says itself, sorted by the English text: whoever knows the tests has
    /// them.
    explicit Words(Language language, std::span<const Translation> sentences = {})
        : m_language(language), m_sentences(sentences)
    {
    }

    [[nodiscard]] Language language() const { return m_language; }

    [[nodiscard]] std::string_view operator()(Phrase phrase) const;

    /// With each {} of the phrase replaced by the next part.
    [[nodiscard]] std::string filled(Phrase phrase, std::initializer_list<std::string_view> parts) const;

    /// A word that comes from the report, such as "not-applicable" or "link speed": translated if the table has it.
    [[nodiscard]] std::string_view known(std::string_view english) const;

    /// A sentence of the report, such as why something is not covered; as it was signed if no pattern fits.
    [[nodiscard]] std::string sentence(std::string_view english) const;

private:
    Language m_language;
    std::span<const Translation> m_sentences;
};

}  // namespace ocks
