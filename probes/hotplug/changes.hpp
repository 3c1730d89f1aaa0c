// SPDX-License-Identifier: GPL-3.0-or-later
/// What came, went and changed between two inventories of one machine.
#pragma once

#include "core/inventory.hpp"

#include <string_view>
#include <vector>

namespace ocks {

enum class Happened { came, went, changed };

[[nodiscard]] std::string_view to_string(Happened happened);

struct HotplugChange {
    Happened happened{};
    Device device = {};  ///< as it is now; of one that went, as it was
    Device before = {};  ///< only if it changed

    friend bool operator==(const HotplugChange&, const HotplugChange&) = default;
};

/// In the order of sort_devices(); a device is the same if its kind and name are.
[[nodiscard]] std::vector<HotplugChange> changes_between(const Inventory& before, const Inventory& after);

}  // namespace ocks
