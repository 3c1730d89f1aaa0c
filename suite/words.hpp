// SPDX-License-Identifier: GPL-3.0-or-later
/// What plan and run say on a screen, in the reader's language. English is the key. Reports stay English, as they are
/// signed: what comes out of them is translated on its way to the screen, and never back.
#pragma once

#include "core/language.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace ocks::console {

/// What was asked for by --lang, or else the first of LC_ALL, LC_MESSAGES and LANG that is set (locale(7)).
[[nodiscard]] Language choose_language(std::string_view asked);

/// Sorted by the English text.
[[nodiscard]] std::span<const Translation> chinese_catalogue();

class Words {
public:
    explicit Words(Language language = Language::english) : m_language(language) {}

    [[nodiscard]] Language language() const { return m_language; }

    /// The English text itself where the catalogue has no other.
    [[nodiscard]] std::string_view operator()(std::string_view english) const;

    /// With each {} replaced by the next value.
    [[nodiscard]] std::string operator()(std::string_view english,
                                         std::initializer_list<std::string_view> values) const;

    /// A sentence that was filled in already, such as "needs the program fio": by the pattern that it fits best, and
    /// so are its parts. What fits none stays as it is.
    [[nodiscard]] std::string sentence(std::string_view english) const;

private:
    Language m_language;
};

}  // namespace ocks::console
