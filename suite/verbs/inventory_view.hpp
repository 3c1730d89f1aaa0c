// SPDX-License-Identifier: GPL-3.0-or-later
/// An inventory as a person reads it, and as a program does.
#pragma once

#include "core/inventory.hpp"

#include <string>

namespace ocks::verbs {

/// Grouped by kind, one line a device with what matters of it, notes at the end.
[[nodiscard]] std::string to_text(const Inventory& inventory);

/// {"devices": [{"kind", "name", "properties": {…}}], "notes": [{"kind", "where", "why"}]}
[[nodiscard]] std::string to_json(const Inventory& inventory);

}  // namespace ocks::verbs
