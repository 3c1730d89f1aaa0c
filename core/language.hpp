// SPDX-License-Identifier: GPL-3.0-or-later
/// The languages that we speak to people in, and tables of phrases. English is the key, so that code reads as what it
/// shows; each folder keeps the table of what it says.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ocks {

enum class Language { english, chinese };

/// "en", "zh", and both with a region behind: "zh_CN.UTF-8", "zh-Hans".
[[nodiscard]] std::optional<Language> parse_language(std::string_view tag);

/// As the attribute lang of a page has it: "en", "zh-CN".
[[nodiscard]] std::string_view tag_of(Language language);

/// Each {} is filled in the same order in both languages.
struct Translation {
    std::string_view english;
    std::string_view chinese;
};

/// `table` is sorted by the English text. What it does not have stays English.
[[nodiscard]] std::string_view
translated(std::string_view english, Language language, std::span<const Translation> table);

/// A phrase with each {} replaced by the next value.
[[nodiscard]] std::string filled(std::string_view phrase, std::span<const std::string_view> values);
[[nodiscard]] std::string filled(std::string_view phrase, std::initializer_list<std::string_view> values);

}  // namespace ocks
