// SPDX-License-Identifier: GPL-3.0-or-later
/// An inventory as a person reads it, and as a program does.
#pragma once

#include "core/inventory.hpp"

#include <cstddef>
#include <string>

namespace ocks::verbs {

/// Grouped by kind, one line a device with what matters of it, notes at the end. No line is wider than `width`;
/// 0 lets them be as long as they are.
[[nodiscard]] std::string to_text(const Inventory& inventory, std::size_t width);

/// As reports/schema/inventory.schema.json says.
[[nodiscard]] std::string to_json(const Inventory& inventory);

/// One device as in the above, on one line without an end.
[[nodiscard]] std::string to_json_line(const Device& device);

/// "nvme nvme0  SAMSUNG MZQL21T9HCJR-00A07  firmware GDC5302Q": what to_text() tells of it, on one line.
[[nodiscard]] std::string to_text_line(const Device& device);

}  // namespace ocks::verbs
