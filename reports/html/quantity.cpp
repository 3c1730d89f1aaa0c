// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/quantity.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace ocks {
namespace {

struct Unit {
    std::string_view suffix;  ///< of the property's name
    std::string_view small;
    std::string_view large;  ///< a thousand of them; empty if nobody says so
};

constexpr auto units = std::to_array<Unit>({
    {"_mts", "MT/s", "GT/s"},
    {"_mbps", "Mb/s", "Gb/s"},
    {"_mhz", "MHz", "GHz"},
    {"_seconds", "s", ""},
    {"_ms", "ms", ""},
});

const Unit* unit_of(std::string_view name)
{
    const auto found = std::ranges::find_if(units, [&](const Unit& unit) { return name.ends_with(unit.suffix); });
    return found == units.end() ? nullptr : &*found;
}

/// "3.50" is noise where "3.5" says the same.
std::string without_zeros(std::string digits)
{
    if (digits.find('.') == std::string::npos)
        return digits;
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.'))
        digits.pop_back();
    return digits;
}

std::string grouped(std::string digits)
{
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t place = std::min(digits.find('.'), digits.size()); place > first + 3; place -= 3)
        digits.insert(place - 3, "\u202F");  // a narrow blank that does not break
    return digits;
}

// 9,999 and less needs no grouping to be read.
std::string number_text(double value)
{
    if (std::abs(value) >= 1e15)
        return fmt::format("{:.3e}", value);
    if (value != 0 && std::abs(value) < 0.001)
        return fmt::format("{:.2e}", value);
    std::string digits = without_zeros(fmt::format("{:.3f}", value));
    return std::abs(value) >= 10'000 ? grouped(std::move(digits)) : digits;
}

}  // namespace

std::string humane_bytes(std::uint64_t bytes)
{
    constexpr auto names = std::to_array<std::string_view>({"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"});
    auto value = static_cast<double>(bytes);
    std::size_t power = 0;
    while (value >= 1024 && power + 1 < names.size()) {
        value /= 1024;
        ++power;
    }
    return without_zeros(fmt::format("{:.{}f}", value, value < 10 ? 2 : 1)) + " " + std::string{names.at(power)};
}

std::string humane_duration(std::uint64_t milliseconds)
{
    if (milliseconds < 10'000)
        return without_zeros(fmt::format("{:.1f}", static_cast<double>(milliseconds) / 1000)) + " s";
    const std::uint64_t seconds = (milliseconds + 500) / 1000;
    if (seconds < 60)
        return fmt::format("{} s", seconds);
    if (seconds < 3600)
        return fmt::format("{} min {} s", seconds / 60, seconds % 60);
    return fmt::format("{} h {} min", seconds / 3600, seconds % 3600 / 60);
}

std::string humane_property(std::string_view name, const Value& value)
{
    const auto* number = std::get_if<std::uint64_t>(&value);
    if (number == nullptr)
        return to_string(value);
    if (name.ends_with("_bytes"))
        return humane_bytes(*number);
    const Unit* unit = unit_of(name);
    if (unit == nullptr)
        return to_string(value);
    if (unit->large.empty() || *number < 1000)
        return fmt::format("{} {}", *number, unit->small);
    return without_zeros(fmt::format("{:.2f}", static_cast<double>(*number) / 1000)) + " " + std::string{unit->large};
}

std::string humane_name(std::string_view property)
{
    const Unit* unit = unit_of(property);
    if (unit != nullptr)
        property.remove_suffix(unit->suffix.size());
    if (property.ends_with("_bytes"))
        property.remove_suffix(6);
    std::string phrase{property};
    std::ranges::replace(phrase, '_', ' ');
    return phrase;
}

std::string humane_measurement(const Scalar& value, std::string_view unit)
{
    const auto* number = std::get_if<double>(&value);
    std::string text = number == nullptr ? std::get<std::string>(value) : number_text(*number);
    if (!unit.empty() && unit != "1")
        text += "\u00A0" + std::string{unit};
    return text;
}

}  // namespace ocks
