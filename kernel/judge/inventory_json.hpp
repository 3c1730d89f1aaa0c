// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads the inventory that `ocks-cert inventory --format json` printed inside a machine.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <string_view>

namespace ocks {

[[nodiscard]] Result<Inventory> parse_inventory_json(std::string_view text);

}  // namespace ocks
