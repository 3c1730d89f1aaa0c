// SPDX-License-Identifier: GPL-3.0-or-later
/// Many boots, one after the other or some at a time, and what they say together.
#pragma once

#include "core/result.hpp"
#include "kernel/judge/boot_report.hpp"

#include <functional>
#include <string>
#include <vector>

namespace ocks {

/// How one boot of a fleet ended.
struct FleetResult {
    std::string model;
    unsigned round = 1;  ///< a fleet that is repeated has more than one
    Result<JudgedBoot> boot;
};

struct FleetTask {
    std::string model;
    unsigned round = 1;
    std::function<Result<JudgedBoot>()> run;
};

/// Runs `jobs` tasks at a time, in their order. `done` is called with each result as it comes, never twice at a time.
/// An error of one task does not keep the others from running. The results have the order of the tasks.
[[nodiscard]] std::vector<FleetResult>
run_fleet(const std::vector<FleetTask>& tasks, unsigned jobs, const std::function<void(const FleetResult&)>& done);

/// One line for each boot: verdict, guest clock at /init and at the end, wall time, slowest initcall; then the sum
/// and, if there was more than one round, how many of the boots were not good.
[[nodiscard]] std::string fleet_table(const std::vector<FleetResult>& results);

}  // namespace ocks
