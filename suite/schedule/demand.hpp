// SPDX-License-Identifier: GPL-3.0-or-later
/// What one step takes for itself while it runs, what it shares, and how much of what is scarce it uses up: from the
/// case's declaration and the inventory.
#pragma once

#include "core/inventory.hpp"
#include "suite/plan.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace ocks {

/// In this order; one begins when the one before has ended.
enum class Phase {
    looks,     ///< nothing is touched
    devices,   ///< each at its own device
    alone,     ///< all CPUs, all memory, or their quiet
    restarts,  ///< the server is restarted
};

using Names = std::set<std::string, std::less<>>;
using Amounts = std::map<std::string, double, std::less<>>;

struct Demand {
    Phase phase = Phase::looks;
    bool alone = false;    ///< nothing runs beside it
    Names holds = {};      ///< devices, by name, that nobody else touches meanwhile
    Names passes = {};     ///< bridges and controllers that others may go through as well
    Amounts amounts = {};  ///< of what a budget limits: "cpus", "cpus of node 0", "watts", "0000:40:01.0" in MB/s
    std::chrono::seconds estimate{1};
};

[[nodiscard]] Demand demand_of(const Step& step, const Inventory& inventory);

/// What there is of each: all CPUs and those of each node, what the power supplies give, the link of each bridge.
/// What the inventory does not know is no limit, but for the CPUs: then there is one.
[[nodiscard]] Amounts budget_of(const Inventory& inventory);

/// MB/s of a PCIe link in one direction; 0 if its speed or width is not known.
[[nodiscard]] double link_rate(const Device& function);

/// They may not run side by side.
[[nodiscard]] bool is_conflict(const Demand& one, const Demand& other);

}  // namespace ocks
