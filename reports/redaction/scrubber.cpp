// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/redaction/scrubber.hpp"

#include "reports/redaction/redaction_key.hpp"
#include "reports/redaction/secret_forms.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::size_t start_length = 6;

// Six bytes fit into one number, so a text is walked with one look-up a byte, however many values there are.
std::uint64_t start_of(std::string_view text)
{
    std::uint64_t start = 0;
    for (const char character : text.substr(0, start_length))
        start = (start << 8U) | static_cast<unsigned char>(character);
    return start;
}

}  // namespace

Scrubber::Scrubber(const std::map<std::string, std::string>& replacements)
{
    for (const auto& [value, replacement] : replacements) {
        if (value.size() >= start_length)
            m_by_start[start_of(value)].push_back({value, replacement});
    }
    for (auto& [start, entries] : m_by_start)
        std::ranges::sort(entries, std::ranges::greater{}, [](const Entry& entry) { return entry.value.size(); });
}

Scrubber::Match Scrubber::match_at(std::string_view lower, std::size_t offset) const
{
    const std::string_view rest = lower.substr(offset);
    if (const std::size_t length = pseudonym_length(rest); length > 0)
        return {length, nullptr};
    if (rest.size() < start_length)
        return {};
    const auto entries = m_by_start.find(start_of(rest));
    if (entries == m_by_start.end())
        return {};
    for (const Entry& entry : entries->second) {
        if (rest.starts_with(entry.value))
            return {entry.value.size(), &entry};
    }
    return {};
}

Scrubber::Scrubbed Scrubber::scrubbed(std::string_view text) const
{
    const std::string lower = lower_case(text);
    Scrubbed result;
    result.text.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const Match match = match_at(lower, offset);
        if (match.entry == nullptr) {
            const std::size_t length = std::max<std::size_t>(match.length, 1);
            result.text += text.substr(offset, length);
            offset += length;
            continue;
        }
        result.text += match.entry->replacement;
        ++result.replaced;
        offset += match.length;
    }
    return result;
}

std::optional<std::size_t> Scrubber::find(std::string_view text) const
{
    const std::string lower = lower_case(text);
    for (std::size_t offset = 0; offset < lower.size();) {
        const Match match = match_at(lower, offset);
        if (match.entry != nullptr)
            return offset;
        offset += std::max<std::size_t>(match.length, 1);
    }
    return std::nullopt;
}

}  // namespace ocks
