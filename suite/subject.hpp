// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether a test case is about a device.
#pragma once

#include "core/inventory.hpp"
#include "suite/test_case.hpp"

#include <string>
#include <vector>

namespace ocks {

/// All patterns match, those on the controller too. A property that is not there matches like an empty text.
[[nodiscard]] bool is_about(const Subject& subject, const Device& device, const Inventory& inventory);

/// "max_link_width is 0, must match [1-9]*; …": the first pattern that does not match, as evidence.
[[nodiscard]] std::string mismatch(const Subject& subject, const Device& device, const Inventory& inventory);

/// The disks that a test of this device writes to: itself, or the namespaces of an NVMe controller.
[[nodiscard]] std::vector<Device> disks_of(const Device& device, const Inventory& inventory);

}  // namespace ocks
