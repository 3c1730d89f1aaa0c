// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compare/parts.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace ocks {
namespace {

bool is_one_of(std::span<const std::string_view> list, std::string_view name)
{
    return std::ranges::find(list, name) != list.end();
}

/// By kind and property, as docs/inventory.md names them.
Area area_of(const Device& device, std::string_view property)
{
    constexpr auto firmware = std::to_array<std::string_view>({"firmware", "microcode", "ipmi_version"});
    constexpr auto driver = std::to_array<std::string_view>({"driver", "expected_drivers"});
    if (device.kind == "bios" || is_one_of(firmware, property))
        return Area::firmware;
    if (device.kind == "kernel" || is_one_of(driver, property))
        return Area::driver;
    return Area::hardware;
}

/// What differs between two boots of one machine, and says nothing.
bool is_fleeting(std::string_view property)
{
    constexpr auto fleeting = std::to_array<std::string_view>({"boot_id", "current_mhz", "iommu_group"});
    return is_one_of(fleeting, property);
}

std::string value_of(const Device& device, const std::string& property)
{
    const auto found = device.properties.find(property);
    return found == device.properties.end() ? std::string{} : to_string(found->second);
}

bool is_hidden(std::string_view value)
{
    return value.find("redacted:") != std::string_view::npos;
}

/// "Samsung PM9A3", for a device that came or went.
std::string described(const Device& device)
{
    for (const char* property : {"model", "device_name", "product", "part_number"}) {
        if (const std::string text = value_of(device, property); !text.empty())
            return text;
    }
    return "there";
}

void compare_device(const Device& before, const Device& after, bool same_key, std::vector<Change>& changes)
{
    std::set<std::string> names;
    for (const Device* device : {&before, &after}) {
        for (const auto& property : device->properties)
            names.insert(property.first);
    }
    for (const std::string& name : names) {
        const std::string was = value_of(before, name);
        const std::string is = value_of(after, name);
        const bool comparable = same_key || (!is_hidden(was) && !is_hidden(is));
        if (was != is && comparable && !is_fleeting(name))
            changes.push_back({area_of(after, name), after.kind + " " + after.name + ": " + name, was, is, {}, false});
    }
}

}  // namespace

void compare_devices(const Report& before, const Report& after, std::vector<Change>& changes)
{
    const bool same_key = before.redaction == after.redaction || before.redaction.key_id == after.redaction.key_id;
    for (const Device& device : before.inventory.devices) {
        const Device* now = find_device(after.inventory, device.kind, device.name);
        if (now == nullptr)
            changes.push_back(
                {Area::hardware, device.kind + " " + device.name, described(device), {}, "is gone", false});
        else
            compare_device(device, *now, same_key, changes);
    }
    for (const Device& device : after.inventory.devices) {
        if (find_device(before.inventory, device.kind, device.name) == nullptr)
            changes.push_back(
                {Area::hardware, device.kind + " " + device.name, {}, described(device), "is new", false});
    }
}

}  // namespace ocks
