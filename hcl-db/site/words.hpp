// SPDX-License-Identifier: GPL-3.0-or-later
/// Every text of the pages in the reader's language. English is the key, so that code reads as what it shows.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace ocks::site {

enum class Language { english, chinese };

/// `asked` is the query's ?lang=; what it does not decide the browser's Accept-Language does.
[[nodiscard]] Language choose_language(std::string_view asked, std::string_view accept_language);

/// "en", "zh-CN": the value of an attribute lang.
[[nodiscard]] std::string_view code_of(Language language);

struct Translation {
    std::string_view english;
    std::string_view chinese;
};

/// Sorted by the English text.
[[nodiscard]] std::span<const Translation> chinese_catalogue();

class Words {
public:
    /// `asked`: the language was chosen by hand, and links have to keep it.
    explicit Words(Language language, bool asked = false) : m_language(language), m_asked(asked) {}

    [[nodiscard]] Language language() const { return m_language; }

    /// The English text itself where the catalogue has no other.
    [[nodiscard]] std::string_view operator()(std::string_view english) const;

    /// With each {} replaced by the next value.
    [[nodiscard]] std::string operator()(std::string_view english,
                                         std::initializer_list<std::string_view> values) const;

    /// An address of this site, with the language if it was chosen by hand.
    [[nodiscard]] std::string address(std::string_view path) const;

    [[nodiscard]] bool is_asked() const { return m_asked; }

private:
    Language m_language;
    bool m_asked;
};

}  // namespace ocks::site
