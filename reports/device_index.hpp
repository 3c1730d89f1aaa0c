// SPDX-License-Identifier: GPL-3.0-or-later
/// The devices of an inventory by kind and name: find_device() for those who ask as often as there are results. A
/// report that a stranger sent may have a hundred thousand of both.
#pragma once

#include "core/inventory.hpp"

#include <map>
#include <string_view>
#include <utility>

namespace ocks {

/// Looks into the inventory that it was made of, which must stay where it is.
class DeviceIndex {
public:
    explicit DeviceIndex(const Inventory& inventory)
    {
        for (const Device& device : inventory.devices)
            m_devices.emplace(Key{device.kind, device.name}, &device);
    }

    /// Null if there is no such device.
    [[nodiscard]] const Device* find(std::string_view kind, std::string_view name) const
    {
        const auto found = m_devices.find({kind, name});
        return found == m_devices.end() ? nullptr : found->second;
    }

private:
    using Key = std::pair<std::string_view, std::string_view>;
    std::map<Key, const Device*> m_devices;
};

}  // namespace ocks
