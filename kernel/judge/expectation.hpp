// SPDX-License-Identifier: GPL-3.0-or-later
/// Holds the inventory that a machine reported against the one its model promises.
#pragma once

#include "core/inventory.hpp"
#include "kernel/model/model.hpp"

#include <string>
#include <vector>

namespace ocks {

/// One sentence for each device that is missing, is not expected, or has a property of another value; sorted.
/// Empty: the machine is what its model says, device by device.
[[nodiscard]] std::vector<std::string> differences(const Expectation& expectation, const Inventory& inventory);

}  // namespace ocks
