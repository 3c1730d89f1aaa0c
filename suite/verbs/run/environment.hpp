// SPDX-License-Identifier: GPL-3.0-or-later
/// Where a run was and what ran in it, as its report tells it.
#pragma once

#include "core/command.hpp"
#include "core/inventory.hpp"
#include "core/result.hpp"
#include "reports/report.hpp"
#include "suite/plan.hpp"
#include "suite/verbs/verbs.hpp"

#include <string>
#include <vector>

namespace ocks::verbs {

/// malformed: --rack, --ambient, --vendor or --relation is nothing that a report can hold.
[[nodiscard]] Result<void> check_told(const RunOptions& options);

/// The rack as its operator said it, to be hidden before it leaves; the programs as they are on this machine now.
[[nodiscard]] Environment
environment_of(const Inventory& inventory, const Plan& plan, const RunOptions& options, Runner& runner);

/// What a program says of itself when it is asked for --version: the first line that has a digit; empty if there is
/// none.
[[nodiscard]] std::string version_in(const Completed& completed);
}  // namespace ocks::verbs
