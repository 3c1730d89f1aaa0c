// SPDX-License-Identifier: GPL-3.0-or-later
/// What the workers' reports amount to.
#pragma once

#include "core/measurement.hpp"
#include "suite/memory/nodes.hpp"
#include "suite/memory/workers.hpp"
#include "suite/test_case.hpp"

#include <span>

namespace ocks {

/// One "node_share_percent" for each node: what was tested of what its orders asked for. An error if a worker could not
/// allocate its memory.
[[nodiscard]] Measured memory_measurements(std::span<const MemoryOrder> orders, std::span<const MemoryReport> reports);

}  // namespace ocks
