// SPDX-License-Identifier: GPL-3.0-or-later
/// Processes called "ocks-mem" that fill memory with patterns and compare it, one for each order. They are the first
/// that the OOM killer takes.
#pragma once

#include "core/result.hpp"
#include "suite/memory/nodes.hpp"

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace ocks {

struct MemoryReport {
    bool ended = false;  ///< by itself; else it was killed
    bool allocated = true;
    std::uint64_t bytes = 0;        ///< filled and compared at least once with every pattern
    std::uint64_t mismatches = 0;   ///< words
    std::uint64_t passes = 0;       ///< patterns written and compared
    std::uint64_t pages_asked = 0;  ///< of a sample: on which node are they?
    std::uint64_t pages_elsewhere = 0;
};

/// Each pattern once at least, then on until the time is over. In the order of the orders.
[[nodiscard]] Result<std::vector<MemoryReport>>
run_memory_workers(std::span<const MemoryOrder> orders, std::uint64_t seed, std::chrono::seconds time);

}  // namespace ocks
