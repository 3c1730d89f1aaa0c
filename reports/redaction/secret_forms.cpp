// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/redaction/secret_forms.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace ocks {
namespace {

constexpr std::size_t shortest_form = 6;
constexpr std::size_t shortest_bytes = 8;  // digits of a value that may be printed byte by byte

std::span<const unsigned char> bytes_of(const std::string& text)
{
    return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

bool is_hexadecimal(char character)
{
    return is_digit(character) || (character >= 'a' && character <= 'f');
}

/// The digits of "00:25:38-…", nothing if anything else stands there. Prefixes such as "eui." and "0x" fall off.
std::optional<std::string> digits_of(std::string_view value)
{
    for (const std::string_view prefix : {"0x", "eui.", "naa."}) {
        if (value.starts_with(prefix))
            value.remove_prefix(prefix.size());
    }
    std::string digits;
    for (const char character : value) {
        if (is_hexadecimal(character))
            digits += character;
        else if (std::string_view{":-. "}.find(character) == std::string_view::npos)
            return std::nullopt;
    }
    return digits.size() >= shortest_bytes && digits.size() % 2 == 0 ? std::optional{digits} : std::nullopt;
}

std::string parted(std::string_view digits, std::string_view separator)
{
    std::string text;
    text.reserve(digits.size() / 2 * (2 + separator.size()));
    for (std::size_t index = 0; index < digits.size(); index += 2) {
        if (index > 0)
            text.append(separator);
        text.append(digits, index, 2);
    }
    return text;
}

std::string reversed_bytes(std::string_view digits)
{
    std::string text;
    for (std::size_t index = digits.size(); index >= 2; index -= 2)
        text += digits.substr(index - 2, 2);
    return text;
}

void add_byte_forms(const std::string& digits, std::vector<std::string>& forms)
{
    for (const std::string_view separator : {"", ":", "-", ".", " "})
        forms.push_back(parted(digits, separator));
}

/// A UUID with its dashes, and as SMBIOS stores it: the first three fields with their bytes turned round.
void add_uuid_forms(const std::string& digits, std::vector<std::string>& forms)
{
    const auto dashed = [](const std::string& text) {
        return text.substr(0, 8) + "-" + text.substr(8, 4) + "-" + text.substr(12, 4) + "-" + text.substr(16, 4) + "-" +
               text.substr(20);
    };
    const std::string stored = reversed_bytes(digits.substr(0, 8)) + reversed_bytes(digits.substr(8, 4)) +
                               reversed_bytes(digits.substr(12, 4)) + digits.substr(16);
    forms.push_back(dashed(digits));
    forms.push_back(dashed(stored));
    add_byte_forms(stored, forms);
}

}  // namespace

std::string lower_case(std::string_view text)
{
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
    });
    return lower;
}

std::vector<std::string> secret_forms(std::string_view value)
{
    const std::string whole = lower_case(trimmed(value));
    if (whole.size() < shortest_form || is_placeholder(whole) || std::ranges::none_of(whole, is_digit))
        return {};
    std::vector<std::string> forms{whole};
    if (const auto digits = digits_of(whole)) {
        add_byte_forms(*digits, forms);
        add_byte_forms(reversed_bytes(*digits), forms);
        if (digits->size() == 32)
            add_uuid_forms(*digits, forms);
    }
    const std::string cased{trimmed(value)};
    add_byte_forms(hexadecimal(bytes_of(cased)), forms);
    if (cased != whole)
        add_byte_forms(hexadecimal(bytes_of(whole)), forms);
    // Blanks within a value are often collapsed or doubled by whoever prints it.
    std::string tight = whole;
    std::erase(tight, ' ');
    if (tight.size() >= shortest_form)
        forms.push_back(std::move(tight));
    std::ranges::sort(forms);
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());  // clang 14 cannot take ranges::unique's answer
    return forms;
}

bool is_placeholder(std::string_view value)
{
    constexpr auto known = std::to_array<std::string_view>({"",
                                                            "none",
                                                            "n/a",
                                                            "na",
                                                            "unknown",
                                                            "default string",
                                                            "not specified",
                                                            "not available",
                                                            "not applicable",
                                                            "no asset tag",
                                                            "asset tag",
                                                            "serial number",
                                                            "system serial number",
                                                            "chassis serial number",
                                                            "base board serial number",
                                                            "to be filled by o.e.m.",
                                                            "no dimm",
                                                            "no module installed"});
    const std::string lower = lower_case(trimmed(value));
    const std::string_view separators = ":- .";
    const auto first = lower.find_first_not_of(separators);
    const bool uniform = first == std::string::npos || std::ranges::all_of(lower, [&](char character) {
                             return character == lower[first] || separators.find(character) != std::string_view::npos;
                         });
    return uniform || std::ranges::find(known, lower) != known.end();
}

std::optional<std::string> mac_digits(std::string_view text)
{
    constexpr std::size_t length = 17;
    const std::string lower = lower_case(text);
    if (lower.size() != length || (lower[2] != ':' && lower[2] != '-'))
        return std::nullopt;
    std::string digits;
    for (std::size_t index = 0; index < length; ++index) {
        const bool separator = index % 3 == 2;
        if (separator ? lower[index] != lower[2] : !is_hexadecimal(lower[index]))
            return std::nullopt;
        if (!separator)
            digits += lower[index];
    }
    return digits;
}

}  // namespace ocks
