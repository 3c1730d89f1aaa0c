// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/hotplug/changes.hpp"

#include <map>
#include <utility>

namespace ocks {
namespace {

using Identity = std::pair<std::string_view, std::string_view>;

std::map<Identity, const Device*> by_identity(const Inventory& inventory)
{
    std::map<Identity, const Device*> devices;
    for (const Device& device : inventory.devices)
        devices.emplace(Identity{device.kind, device.name}, &device);
    return devices;
}

}  // namespace

std::string_view to_string(Happened happened)
{
    switch (happened) {
    case Happened::came:
        return "came";
    case Happened::went:
        return "went";
    case Happened::changed:
        return "changed";
    }
    return "";
}

std::vector<HotplugChange> changes_between(const Inventory& before, const Inventory& after)
{
    const auto old_devices = by_identity(before);
    const auto new_devices = by_identity(after);
    std::vector<HotplugChange> changes;
    for (const Device& device : before.devices) {
        if (!new_devices.contains({device.kind, device.name}))
            changes.push_back({.happened = Happened::went, .device = device});
    }
    for (const Device& device : after.devices) {
        const auto old = old_devices.find({device.kind, device.name});
        if (old == old_devices.end())
            changes.push_back({.happened = Happened::came, .device = device});
        else if (*old->second != device)
            changes.push_back({.happened = Happened::changed, .device = device, .before = *old->second});
    }
    return changes;
}

}  // namespace ocks
