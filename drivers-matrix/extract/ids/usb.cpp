// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/ids/usb.hpp"

#include "drivers-matrix/extract/ids/fields.hpp"

#include <cstdint>

namespace ocks {
namespace {

constexpr unsigned version_digits = 4;  ///< of bcdDevice
constexpr std::uint32_t greatest_bcd = 0x9999;

/// One pattern: the versions that begin with `digits` digits of `initial`, then one digit in [low, high].
struct VersionRange {
    std::uint32_t initial = 0;
    unsigned digits = 0;
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t greatest = 9;  ///< the greatest digit that occurs: 9, or 15 if the range is not decimal
};

std::string to_pattern(const VersionRange& range)
{
    std::string text;
    if (range.digits != 0)
        text += fmt::format("{:0{}X}", range.initial, range.digits);
    if (range.low == range.high)
        text += fmt::format("{:X}", range.low);
    else if (range.low > 0 || range.high < range.greatest) {
        if (range.low > 0x9 || range.high < 0xA)
            text += fmt::format("[{:X}-{:X}]", range.low, range.high);
        else {
            text += range.low < 0x9 ? fmt::format("[{:X}-9", range.low) : fmt::format("[{:X}", range.low);
            text += range.high > 0xA ? fmt::format("A-{:X}]", range.high) : fmt::format("{:X}]", range.high);
        }
    }
    if (range.digits < version_digits - 1)
        text += '*';
    return text;
}

/// Adds `step` to a number whose digits count to `greatest`, as incbcd() of file2alias does; gives the old value.
std::uint32_t stepped(std::uint32_t& number, int step, std::uint32_t greatest)
{
    const auto before = number;
    if (greatest > 9) {
        number += static_cast<std::uint32_t>(step);
        return before;
    }
    std::uint64_t decimal = 0;
    std::uint64_t weight = 1;
    for (unsigned digit = 0; digit < version_digits; ++digit, weight *= 10) {
        const auto value = (number >> (digit * 4)) & 0xf;
        decimal += (value > 9 ? 9 : value) * weight;
    }
    decimal += static_cast<std::uint64_t>(static_cast<std::int64_t>(step));
    number = 0;
    for (unsigned digit = 0; digit < version_digits; ++digit, decimal /= 10)
        number += static_cast<std::uint32_t>(decimal % 10) << (digit * 4);
    return before;
}

std::uint32_t greatest_digit(std::uint32_t low, std::uint32_t high)
{
    for (unsigned digit = 0; digit < version_digits; ++digit) {
        const auto of_low = (low >> (digit * 4)) & 0xf;
        const auto of_high = ((high > greatest_bcd ? greatest_bcd : high) >> (digit * 4)) & 0xf;
        if (of_low > 9 || of_high > 9)
            return 0xf;
    }
    return 9;
}

std::string alias_of(std::string_view entry, const VersionRange& versions)
{
    const auto flags = number_in<std::uint16_t>(entry, 0);
    const auto given = [flags](unsigned bit) {
        return (flags & bit) != 0;
    };
    std::string alias = "usb:";
    add_field(alias, "v", given(0x0001), number_in<std::uint16_t>(entry, 2));
    add_field(alias, "p", given(0x0002), number_in<std::uint16_t>(entry, 4));
    alias += 'd';
    alias += to_pattern(versions);
    add_field(alias, "dc", given(0x0010), number_in<std::uint8_t>(entry, 10));
    add_field(alias, "dsc", given(0x0020), number_in<std::uint8_t>(entry, 11));
    add_field(alias, "dp", given(0x0040), number_in<std::uint8_t>(entry, 12));
    add_field(alias, "ic", given(0x0080), number_in<std::uint8_t>(entry, 13));
    add_field(alias, "isc", given(0x0100), number_in<std::uint8_t>(entry, 14));
    add_field(alias, "ip", given(0x0200), number_in<std::uint8_t>(entry, 15));
    add_field(alias, "in", given(0x0400), number_in<std::uint8_t>(entry, 16));
    add_wildcard(alias);
    return alias;
}

}  // namespace

// The loop is do_usb_entry_multi() of file2alias: it peels one digit after the other off both ends of the range.
void decode_usb(std::string_view entry, std::vector<std::string>& aliases)
{
    // An entry that names neither a device nor a class is a slot that is filled at run time.
    if (number_in<std::uint16_t>(entry, 2) == 0 && number_in<std::uint16_t>(entry, 4) == 0 &&
        number_in<std::uint8_t>(entry, 10) == 0 && number_in<std::uint8_t>(entry, 13) == 0)
        return;
    const auto flags = number_in<std::uint16_t>(entry, 0);
    std::uint32_t low = (flags & 0x0004U) != 0 ? number_in<std::uint16_t>(entry, 6) : 0;
    std::uint32_t high = (flags & 0x0008U) != 0 ? number_in<std::uint16_t>(entry, 8) : UINT32_MAX;
    const auto greatest = greatest_digit(low, high);

    for (unsigned digits = version_digits - 1; low <= high; --digits) {
        const auto low_digit = low & 0xf;
        const auto high_digit = (high & 0xf) > greatest ? greatest : high & 0xf;
        low >>= 4U;
        high >>= 4U;
        if (low == high || digits == 0) {
            aliases.push_back(alias_of(entry, {low, digits, low_digit, high_digit, greatest}));
            return;
        }
        if (low_digit > 0)
            aliases.push_back(alias_of(entry, {stepped(low, 1, greatest), digits, low_digit, greatest, greatest}));
        if (high_digit < greatest)
            aliases.push_back(alias_of(entry, {stepped(high, -1, greatest), digits, 0, high_digit, greatest}));
    }
}

}  // namespace ocks
