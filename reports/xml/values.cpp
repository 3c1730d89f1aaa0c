// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xml/values.hpp"

#include "core/text.hpp"
#include "reports/report.hpp"

#include <algorithm>
#include <chrono>

namespace ocks {
namespace {

constexpr std::size_t longest_word = 128;

bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

bool is_letter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

unsigned number_at(std::string_view value, std::size_t offset, std::size_t digits)
{
    return static_cast<unsigned>(parse_unsigned(value.substr(offset, digits)).value_or(0));
}

}  // namespace

bool is_xml_text(std::string_view value)
{
    return !value.empty();
}

bool is_xml_name(std::string_view value)
{
    return !value.empty() && value.size() <= longest_word && std::ranges::all_of(value, [](char character) {
        return is_letter(character) || is_digit(character) ||
               std::string_view{"._:-"}.find(character) != std::string_view::npos;
    });
}

bool is_xml_word(std::string_view value)
{
    return !value.empty() && value.size() <= longest_word &&
           std::ranges::all_of(value, [](char character) { return character >= '!' && character <= '~'; });
}

bool is_sha256(std::string_view value)
{
    return value.size() == 64 && value.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_xml_time(std::string_view value)
{
    constexpr std::string_view form = "0000-00-00T00:00:00Z";
    if (!std::ranges::equal(value, form, [](char character, char place) {
            return place == '0' ? is_digit(character) : character == place;
        }))
        return false;
    namespace chrono = std::chrono;
    const auto year = static_cast<int>(number_at(value, 0, 4));
    const chrono::year_month_day date{
        chrono::year{year}, chrono::month{number_at(value, 5, 2)}, chrono::day{number_at(value, 8, 2)}};
    // There is no year 0 in XML Schema, and no leap second.
    return year > 0 && date.ok() && number_at(value, 11, 2) < 24 && number_at(value, 14, 2) < 60 &&
           number_at(value, 17, 2) < 60;
}

bool is_xml_count(std::string_view value)
{
    const bool digits = !value.empty() && std::ranges::all_of(value, is_digit);
    return digits && (value.size() == 1 || value[0] != '0') && parse_unsigned(value).has_value();
}

bool is_xml_decimal(std::string_view value)
{
    const std::string_view digits = value.starts_with('-') ? value.substr(1) : value;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::string_view fraction = digits.substr(std::min(point + 1, digits.size()));
    return point > 0 && std::ranges::all_of(digits.substr(0, point), is_digit) &&
           std::ranges::all_of(fraction, is_digit) && (point == digits.size() || !fraction.empty());
}

bool is_xml_celsius(std::string_view value)
{
    constexpr std::size_t most_digits = 3;
    const std::string_view digits = value.starts_with('-') ? value.substr(1) : value;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    return is_xml_decimal(value) && point <= most_digits && digits.size() <= point + 1 + most_digits;
}

bool is_xml_relation(std::string_view value)
{
    return std::ranges::find(relations, value) != relations.end();
}

bool is_schema_version(std::string_view value)
{
    return value.starts_with("1.") && value.size() <= 6 && is_xml_count(value.substr(2));
}

}  // namespace ocks
