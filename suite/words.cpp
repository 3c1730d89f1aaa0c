// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/words.hpp"

#include <cstdlib>
#include <optional>
#include <vector>

namespace ocks::console {
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

Language choose_language(std::string_view asked)
{
    std::string_view tag = asked;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const char* value = std::getenv(name); tag.empty() && value != nullptr)
            tag = value;
    }
    return parse_language(tag).value_or(Language::english);
}

std::string_view Words::operator()(std::string_view english) const
{
    return translated(english, m_language, chinese_catalogue());
}

std::string Words::operator()(std::string_view english, std::initializer_list<std::string_view> values) const
{
    return filled((*this)(english), values);
}

std::string Words::sentence(std::string_view english) const
{
    if (const std::string_view whole = (*this)(english); m_language == Language::english || whole != english)
        return std::string{whole};
    const Translation* best = nullptr;
    std::vector<std::string_view> parts;
    std::size_t most = 0;  // the more a pattern says itself, the better it fits
    for (const Translation& each : chinese_catalogue()) {
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
        values.push_back(sentence(part));
    return filled(best->chinese, std::vector<std::string_view>(values.begin(), values.end()));
}

}  // namespace ocks::console
