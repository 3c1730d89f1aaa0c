// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentence.hpp"

#include <optional>
#include <vector>

namespace ocks {
namespace {

constexpr std::string_view hole = "{}";

/// What stands in the holes, each as short as it can be; nothing if the text does not fit.
std::optional<std::vector<std::string_view>> parts_of(std::string_view pattern, std::string_view text)
{
    std::vector<std::string_view> parts;
    std::size_t place = pattern.find(hole);
    if (!text.starts_with(pattern.substr(0, place)) || place == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(place);
    while (place != std::string_view::npos) {
        pattern.remove_prefix(place + hole.size());
        place = pattern.find(hole);
        const std::string_view next = pattern.substr(0, place);
        const bool is_last = place == std::string_view::npos;
        if (is_last && !text.ends_with(next))
            return std::nullopt;
        const std::size_t end = is_last ? text.size() - next.size() : text.find(next);
        if (end == std::string_view::npos || end == 0)
            return std::nullopt;
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + next.size());
    }
    return parts;
}

}  // namespace

std::string translated_sentence(std::string_view english, Language language, std::span<const Translation> table)
{
    const std::string_view whole = translated(english, language, table);
    if (language == Language::english || whole != english)
        return std::string{whole};
    const Translation* best = nullptr;
    std::vector<std::string_view> parts;
    std::size_t most = 0;  // the more a pattern says itself, the better it fits
    for (const Translation& each : table) {
        auto found = parts_of(each.english, english);
        if (!found)
            continue;
        const std::size_t said = each.english.size() - found->size() * hole.size();
        if (said <= most)
            continue;
        most = said;
        best = &each;
        parts = std::move(*found);
    }
    if (best == nullptr)
        return std::string{english};
    std::vector<std::string> values;
    values.reserve(parts.size());
    for (const std::string_view part : parts)
        values.push_back(translated_sentence(part, language, table));
    return filled(best->chinese, std::vector<std::string_view>(values.begin(), values.end()));
}

}  // namespace ocks
