// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/firmware/template_text.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace ocks {
namespace {

// Checkbox's dmitest and fwts' dmicheck look for these; both lists come from machines that were sold so.
constexpr auto templates = std::to_array<std::string_view>({
    "0123456789",
    "123456789",
    "1234567890",
    "base board product name",
    "base board serial number",
    "base board version",
    "chassis serial number",
    "default string",
    "empty",
    "invalid",
    "n/a",
    "none",
    "not applicable",
    "not available",
    "not specified",
    "o.e.m.",
    "oem",
    "product name",
    "serial number",
    "system manufacturer",
    "system product name",
    "system serial number",
    "system version",
    "to be filled by o.e.m.",
    "to be filled by oem",
    "type2 - board product name1",
    "undefined",
    "unknown",
});

/// An UUID that every machine of its kind would have: RFC 9562, 5.9 and 5.10.
bool is_one_digit(std::string_view text)
{
    const auto first = text.find_first_not_of("-. ");
    return first == std::string_view::npos ||
           (text.size() >= 4 && std::string_view{"0fFxX"}.find(text[first]) != std::string_view::npos &&
            std::ranges::all_of(text, [&](char byte) { return byte == text[first] || byte == '-' || byte == '.'; }));
}

}  // namespace

bool is_template_text(std::string_view text)
{
    std::string word{trimmed(text)};
    std::ranges::transform(
        word, word.begin(), [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
    return is_one_digit(word) || std::ranges::binary_search(templates, word);
}

}  // namespace ocks
