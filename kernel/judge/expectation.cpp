// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/expectation.hpp"

#include <algorithm>

namespace ocks {
namespace {

std::string label_of(const ExpectedDevice& device)
{
    return device.name.empty() ? device.kind + " with " + device.by + " " + to_string(device.properties.at(device.by))
                               : device.kind + " " + device.name;
}

bool is_meant(const ExpectedDevice& expected, const Device& device)
{
    if (expected.kind != device.kind)
        return false;
    if (!expected.name.empty())
        return expected.name == device.name;
    const auto property = device.properties.find(expected.by);
    return property != device.properties.end() && property->second == expected.properties.at(expected.by);
}

void compare(const ExpectedDevice& expected, const Device& device, std::vector<std::string>& found)
{
    for (const auto& [key, value] : expected.properties) {
        const auto property = device.properties.find(key);
        if (property == device.properties.end())
            found.push_back(label_of(expected) + ": has no " + key + ", expected " + to_string(value));
        else if (property->second != value)
            found.push_back(label_of(expected) + ": " + key + " is " + to_string(property->second) + ", expected " +
                            to_string(value));
    }
}

}  // namespace

std::vector<std::string> differences(const Expectation& expectation, const Inventory& inventory)
{
    std::vector<std::string> found;
    std::vector<const Device*> meant;
    for (const ExpectedDevice& expected : expectation.devices) {
        const auto device = std::ranges::find_if(inventory.devices, [&](const Device& candidate) {
            return is_meant(expected, candidate) && std::ranges::find(meant, &candidate) == meant.end();
        });
        if (device == inventory.devices.end()) {
            found.push_back(label_of(expected) + ": not found");
            continue;
        }
        meant.push_back(&*device);
        compare(expected, *device, found);
    }
    for (const Device& device : inventory.devices) {
        const bool is_of_a_kind = std::ranges::find(expectation.kinds, device.kind) != expectation.kinds.end();
        if (is_of_a_kind && std::ranges::find(meant, &device) == meant.end())
            found.push_back(device.kind + " " + device.name + ": not expected");
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace ocks
