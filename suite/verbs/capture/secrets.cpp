// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/capture/secrets.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "reports/redaction/redaction.hpp"
#include "reports/redaction/secret_forms.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace ocks::verbs {
namespace {

constexpr std::size_t digits_of_a_pseudonym = 32;

/// "00000001" is found in half of all files: such a value is replaced where it stands, and not looked for elsewhere.
bool is_telling(std::string_view value)
{
    constexpr std::ptrdiff_t fewest = 3;
    std::string characters = lower_case(value);
    std::erase_if(characters, [](char byte) { return std::string_view{":-. "}.find(byte) != std::string_view::npos; });
    std::ranges::sort(characters);
    return std::unique(characters.begin(), characters.end()) - characters.begin() >= fewest;
}

bool is_printable(std::string_view text)
{
    return std::ranges::all_of(text, [](char byte) { return byte >= ' ' && byte <= '~'; });
}

/// The part of a text that another has in its place, word by word: "root=UUID=1234" and "root=UUID=redacted:…".
void for_each_difference(std::string_view before, std::string_view after, const auto& action)
{
    const auto old_words = split(before, ' ');
    const auto new_words = split(after, ' ');
    for (std::size_t index = 0; index < std::min(old_words.size(), new_words.size()); ++index) {
        const std::string_view old_word = old_words[index];
        const std::string_view new_word = new_words[index];
        if (old_word == new_word)
            continue;
        const auto place = new_word.find("redacted:");
        if (place != std::string_view::npos && place < old_word.size())
            action(old_word.substr(place), new_word.substr(place));
    }
}

}  // namespace

Result<void> Secrets::learn(const Inventory& inventory)
{
    const auto safe = redacted({.inventory = inventory, .records = {}, .logs = {}}, m_key);
    if (!safe)
        return Failure(safe.error());
    for (std::size_t index = 0; index < inventory.devices.size(); ++index) {
        const Device& device = inventory.devices[index];
        const Device& told = safe->findings.inventory.devices[index];
        for (const auto& [property, value] : device.properties) {
            const auto before = text_of(device, property);
            const auto after = text_of(told, property);
            if (!before || !after || before == after)
                continue;
            if (property == "command_line")
                for_each_difference(
                    *before, *after, [&](std::string_view from, std::string_view to) { add(from, std::string{to}); });
            else
                add(*before, std::string{*after});
        }
    }
    return {};
}

void Secrets::learn(std::string_view field, std::string_view value)
{
    const std::string_view bare = trimmed(value);
    if (!is_placeholder(bare))
        add(bare, replacement(field, bare));
}

void Secrets::add(std::string_view value, const std::string& replacement)
{
    if (!is_telling(value))
        return;
    for (std::string& form : secret_forms(value))
        m_replacements.emplace(std::move(form), replacement);
}

std::string Secrets::replacement(std::string_view field, std::string_view value) const
{
    constexpr std::size_t maker_length = 9;  // "00:25:38:"
    const std::string_view bare = trimmed(value);
    const auto digits = mac_digits(bare);
    if (!digits)
        return pseudonym(m_key, field, lower_case(bare));
    return std::string{bare.substr(0, maker_length)} + pseudonym(m_key, "mac", *digits);
}

std::string Secrets::fitted(std::string_view field, std::string_view value) const
{
    const std::string_view text = trimmed(value);
    const auto place = value.find(text);
    if (is_placeholder(text) || text.empty())
        return std::string{value};
    const bool printable = is_printable(text);
    const std::span bytes{reinterpret_cast<const unsigned char*>(value.data()), value.size()};
    const std::string_view part = printable ? text : value;
    const std::string full = pseudonym(m_key, field, printable ? lower_case(text) : hexadecimal(bytes));
    const std::string_view digits = std::string_view{full}.substr(full.size() - digits_of_a_pseudonym);
    std::string result{value};
    const std::size_t begin = printable ? place : 0;
    for (std::size_t index = 0; index < part.size(); ++index) {
        const std::size_t digit = printable ? index : index * 2;
        const auto byte = parse_hexadecimal(digits.substr(digit % digits.size(), 2));
        result[begin + index] =
            printable ? digits[digit % digits.size()] : static_cast<char>(static_cast<unsigned char>(byte.value_or(0)));
    }
    return result;
}

Scrubber Secrets::in_bytes() const
{
    std::map<std::string, std::string> same_length;
    for (const auto& [value, replacement] : m_replacements) {
        std::string digits = replacement.substr(replacement.size() - digits_of_a_pseudonym);
        digits.resize(value.size(), '0');
        same_length.emplace(value, std::move(digits));
    }
    return Scrubber{same_length};
}

}  // namespace ocks::verbs
