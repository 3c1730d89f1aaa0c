// SPDX-License-Identifier: GPL-3.0-or-later
/// Takes CPUs away from the running kernel and gives them back.
#pragma once

#include "core/sysroot.hpp"
#include "suite/control.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace ocks {

/// The CPUs that are online and can be taken away, in the order of their numbers.
[[nodiscard]] Result<std::vector<unsigned>> removable_cpus(const Sysroot& root);

/// Offline and online again. "done", or what did not happen: "cpu2 does not go offline: Device or resource busy".
[[nodiscard]] std::string
cycle_cpu(const Sysroot& root, const Control& control, unsigned cpu, std::chrono::milliseconds patience);

}  // namespace ocks
