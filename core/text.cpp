// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace ocks {
namespace {

template <class Number>
Result<Number> parse_whole(std::string_view text, std::string_view digits, int base, std::string_view why)
{
    Number value = 0;
    const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (status != std::errc{} || end != digits.data() + digits.size())
        return fail(Errc::malformed, std::string{text}, std::string{why});
    return value;
}

}  // namespace

std::string_view trimmed(std::string_view text)
{
    using namespace std::string_view_literals;
    constexpr auto blanks = " \t\n\r\0"sv;  // device-tree strings end in NUL
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

Result<std::uint64_t> parse_unsigned(std::string_view text)
{
    if (text.starts_with("0x"))
        return parse_whole<std::uint64_t>(text, text.substr(2), 16, "not an unsigned number");
    return parse_whole<std::uint64_t>(text, text, 10, "not an unsigned number");
}

Result<std::uint64_t> parse_hexadecimal(std::string_view text)
{
    return parse_whole<std::uint64_t>(text, text, 16, "not a hexadecimal number");
}

Result<std::int64_t> parse_signed(std::string_view text)
{
    return parse_whole<std::int64_t>(text, text, 10, "not a whole number");
}

Result<double> parse_decimal(std::string_view text)
{
    double value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (status != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return fail(Errc::malformed, std::string{text}, "not a decimal number");
    return value;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    parts.reserve(static_cast<std::size_t>(std::ranges::count(text, separator)) + 1);
    for (;;) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> lines(std::string_view text)
{
    std::vector<std::string_view> all = split(text, '\n');
    if (all.back().empty())
        all.pop_back();
    for (std::string_view& line : all) {
        if (line.ends_with('\r'))
            line.remove_suffix(1);
    }
    return all;
}

std::string shortest(double value)
{
    std::array<char, 400> digits{};  // the largest double has 309 digits
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
    return {digits.data(), written.ptr};
}

Result<std::vector<unsigned>> parse_list(std::string_view text)
{
    constexpr std::uint64_t largest = 1U << 20U;  // far above any kernel's NR_CPUS; bounds what nonsense can cost
    std::vector<unsigned> members;
    if (trimmed(text).empty())
        return members;
    for (const std::string_view range : split(trimmed(text), ',')) {
        const auto dash = range.find('-');
        const auto first = parse_unsigned(range.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : parse_unsigned(range.substr(dash + 1));
        if (!first || !last || *last < *first || *last > largest || members.size() > largest)
            return fail(Errc::malformed, std::string{text}, "not a list of numbers");
        for (std::uint64_t member = *first; member <= *last; ++member)
            members.push_back(static_cast<unsigned>(member));
    }
    return members;
}

}  // namespace ocks
