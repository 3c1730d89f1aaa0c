// SPDX-License-Identifier: GPL-3.0-or-later
/// A first draft of what a new model may expect, from what was found on it. It is a draft: a person holds it against
/// the model's arguments before it is believed, for a device that is missing is missing in it as well.
#pragma once

#include "core/inventory.hpp"

#include <string>

namespace ocks {

/// [[device]] tables with those properties that are the machine's own and the same on every boot and every host.
/// Devices of kinds that a model cannot promise (memory, the kernel) are left out.
[[nodiscard]] std::string expectation_text(const Inventory& inventory);

}  // namespace ocks
