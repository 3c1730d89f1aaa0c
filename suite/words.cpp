// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/words.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <vector>

namespace ocks::console {
namespace {

constexpr std::string_view hole = "{}";

std::string filled(std::string_view pattern, std::span<const std::string> values)
{
    std::string text;
    for (const std::string& value : values) {
        const std::size_t place = std::min(pattern.find(hole), pattern.size());
        text.append(pattern.substr(0, place)).append(value);
        pattern.remove_prefix(std::min(place + hole.size(), pattern.size()));
    }
    return text.append(pattern);
}

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
    return tag.starts_with("zh") ? Language::chinese : Language::english;
}

std::string_view Words::operator()(std::string_view english) const
{
    if (m_language == Language::english)
        return english;
    const auto catalogue = chinese_catalogue();
    const auto found = std::ranges::lower_bound(catalogue, english, {}, &Translation::english);
    return found != catalogue.end() && found->english == english ? found->chinese : english;
}

std::string Words::operator()(std::string_view english, std::initializer_list<std::string_view> values) const
{
    const std::vector<std::string> texts(values.begin(), values.end());
    return filled((*this)(english), texts);
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
    return filled(best->chinese, values);
}

}  // namespace ocks::console
