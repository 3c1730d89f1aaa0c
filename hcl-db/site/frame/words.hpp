// SPDX-License-Identifier: GPL-3.0-or-later
/// Every text of the pages in the reader's language. English is the key, so that code reads as what it shows.
#pragma once

#include "core/language.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace ocks::site {

/// `asked` is what the address names; what it does not decide the browser's Accept-Language does.
[[nodiscard]] Language choose_language(std::string_view asked, std::string_view accept_language);

/// "/en", "/zh": what the path of a page begins with to be read in that language whatever the browser prefers.
[[nodiscard]] std::string_view prefix_of(Language language);

/// Sorted by the English text.
[[nodiscard]] std::span<const Translation> chinese_catalogue();

class Words {
public:
    /// `asked`: the address names the language, and links have to keep it.
    explicit Words(Language language, bool asked = false) : m_language(language), m_asked(asked) {}

    [[nodiscard]] Language language() const { return m_language; }

    /// The English text itself where the catalogue has no other.
    [[nodiscard]] std::string_view operator()(std::string_view english) const;

    /// With each {} replaced by the next value.
    [[nodiscard]] std::string operator()(std::string_view english,
                                         std::initializer_list<std::string_view> values) const;

    /// "1 listing" or "7 listings": the first text for one, the second, with its {}, for any other number.
    [[nodiscard]] std::string count(std::string_view one, std::string_view many, std::size_t number) const;

    /// The address of a page of this site, in the language of this one.
    [[nodiscard]] std::string address(std::string_view path) const;

private:
    Language m_language;
    bool m_asked;
};

}  // namespace ocks::site
