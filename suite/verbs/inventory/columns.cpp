// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/inventory/columns.hpp"

#include "core/text.hpp"
#include "suite/verbs/terminal.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks::verbs {
namespace {

using Properties = std::span<const std::string_view>;

std::string word(const Device& device, std::string_view property)
{
    const auto found = device.properties.find(property);
    return found == device.properties.end() ? "" : std::string{trimmed(printable(to_string(found->second)))};
}

std::string words(const Device& device, Properties properties)
{
    std::string all;
    for (const std::string_view property : properties) {
        const std::string part = word(device, property);
        if (!part.empty())
            all += (all.empty() ? "" : " ") + part;
    }
    return all;
}

std::string size(const Device& device, std::string_view property, double step, std::string_view unit)
{
    const auto bytes = number_of(device, property);
    if (!bytes)
        return "";
    constexpr std::array<std::string_view, 7> prefixes{"", "k", "M", "G", "T", "P", "E"};
    auto value = static_cast<double>(*bytes);
    std::size_t prefix = 0;
    while (value >= step && prefix + 1 < prefixes.size()) {
        value /= step;
        ++prefix;
    }
    const std::string_view letter = prefix == 1 && unit == "iB" ? "K" : prefixes.at(prefix);
    return fmt::format("{:.{}f} {}{}", value, value < 10 && prefix > 0 ? 1 : 0, letter, prefix == 0 ? "B" : unit);
}

// What tells most of a device comes first, whatever kind it is.
constexpr auto telling = std::to_array<std::string_view>({
    "vendor",
    "manufacturer",
    "product",
    "model",
    "identity",
    "label",
    "type",
    "version",
    "description",
    "driver",
    "state",
    "firmware",
    "serial",
    "size_bytes",
    "value",
    "speed_mbps",
    "pci_address",
    "expected_drivers",
});

/// "type RAM, state online": for a kind that nobody has described yet.
std::string summary(const Device& device)
{
    constexpr std::size_t most = 6;
    std::vector<std::string> parts;
    const auto add = [&](std::string_view property) {
        const std::string text = word(device, property);
        if (!text.empty() && parts.size() < most)
            parts.push_back(fmt::format("{} {}", property, text));
    };
    for (const std::string_view property : telling)
        add(property);
    for (const auto& entry : device.properties) {
        if (std::ranges::find(telling, entry.first) == telling.end())
            add(entry.first);
    }
    const std::size_t hidden = device.properties.size() - parts.size();
    return fmt::format("{}{}", fmt::join(parts, ", "), hidden == 0 ? "" : fmt::format(", and {} more", hidden));
}

std::string cell_of(const Device& device, const Column& column)
{
    const auto* const end = std::ranges::find_if(column.properties, &std::string_view::empty);
    const Properties properties{column.properties.begin(), end};
    std::string text = column.cell == nullptr ? words(device, properties) : column.cell(device, properties);
    if (text.empty())
        return text;
    return fmt::format(
        "{}{}{}{}{}", column.label, column.label.empty() ? "" : " ", text, column.unit.empty() ? "" : " ", column.unit);
}

}  // namespace

std::vector<std::string> cells_of(const Device& device)
{
    const KindView* const view = view_of(device.kind);
    if (view == nullptr)
        return {printable(device.name), summary(device)};
    std::vector<std::string> cells;
    for (const Column& column : view->columns)
        cells.push_back(cell_of(device, column));
    return cells;
}

std::string name_cell(const Device& device, Properties /*properties*/)
{
    return printable(device.name);
}

std::string memory_cell(const Device& device, Properties properties)
{
    return size(device, properties.front(), 1024, "iB");
}

std::string disk_cell(const Device& device, Properties properties)
{
    return size(device, properties.front(), 1000, "B");
}

std::string link_cell(const Device& device, Properties /*properties*/)
{
    const auto speed = number_of(device, "link_speed_mts");
    const auto lanes = number_of(device, "link_width");
    if (!speed || !lanes || *lanes == 0)
        return "";
    std::string text = fmt::format("{:g} GT/s x{}", static_cast<double>(*speed) / 1000, *lanes);
    const auto fastest = number_of(device, "max_link_speed_mts");
    const auto widest = number_of(device, "max_link_width");
    if (fastest && widest && (*fastest > *speed || *widest > *lanes))
        text += fmt::format(" (of {:g} x{})", static_cast<double>(*fastest) / 1000, *widest);
    return text;
}

std::string driver_cell(const Device& device, Properties /*properties*/)
{
    const std::string bound = word(device, "driver");
    const std::string expected = word(device, "expected_drivers");
    if (bound.empty())
        return expected.empty() ? "no driver" : "no driver (expected " + expected + ")";
    const bool is_expected = fmt::format(",{},", expected).find("," + bound + ",") != std::string::npos;
    return expected.empty() || is_expected ? bound : bound + " (expected " + expected + ")";
}

std::string pci_id_cell(const Device& device, Properties /*properties*/)
{
    return word(device, "vendor_id") + ":" + word(device, "device_id");
}

std::string carrier_cell(const Device& device, Properties /*properties*/)
{
    const auto carrier = number_of(device, "carrier");
    if (!carrier)
        return "";
    return *carrier == 1 ? "link" : "no link";
}

std::string failing_cell(const Device& device, Properties /*properties*/)
{
    constexpr std::array signs{"smart_failing", "critical_warning", "predicted_failures"};
    return std::ranges::any_of(signs, [&](const char* sign) { return number_of(device, sign).value_or(0) != 0; })
               ? "FAILING"
               : "";
}

}  // namespace ocks::verbs
