// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inventory.hpp"

#include <algorithm>
#include <cstring>

namespace ocks {
namespace {

bool is_before(const Device& left, const Device& right)
{
    if (left.kind != right.kind)
        return left.kind < right.kind;
    // A PCI address is hexadecimal and of one width: its digits are no decimal numbers.
    if (left.kind == "pci")
        return left.name < right.name;
    return strverscmp(left.name.c_str(), right.name.c_str()) < 0;
}

}  // namespace

const Device* find_device(const Inventory& inventory, std::string_view kind, std::string_view name)
{
    const auto found = std::ranges::find_if(
        inventory.devices, [&](const Device& device) { return device.kind == kind && device.name == name; });
    return found == inventory.devices.end() ? nullptr : &*found;
}

std::optional<std::string_view> text_of(const Device& device, std::string_view property)
{
    const auto found = device.properties.find(property);
    if (found == device.properties.end())
        return std::nullopt;
    const auto* text = std::get_if<std::string>(&found->second);
    return text == nullptr ? std::nullopt : std::optional<std::string_view>{*text};
}

std::optional<std::uint64_t> number_of(const Device& device, std::string_view property)
{
    const auto found = device.properties.find(property);
    if (found == device.properties.end())
        return std::nullopt;
    const auto* number = std::get_if<std::uint64_t>(&found->second);
    return number == nullptr ? std::nullopt : std::optional<std::uint64_t>{*number};
}

std::string to_string(const Value& value)
{
    if (const auto* number = std::get_if<std::uint64_t>(&value))
        return std::to_string(*number);
    return std::get<std::string>(value);
}

void sort_devices(std::vector<Device>& devices)
{
    std::ranges::stable_sort(devices, is_before);
}

}  // namespace ocks
