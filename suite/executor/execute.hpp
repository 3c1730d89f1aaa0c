// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs one step in a child process. However the case ends (returns, crashes, hangs, floods, forks away), this
/// returns, and nothing that it started is left.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"
#include "suite/plan.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ocks {

struct Surface {
    const Sysroot& root;
    const Inventory& inventory;
    const std::vector<std::string>& grants;
    std::string log_prefix = {};  ///< where the outputs go, and how their names begin; empty for nowhere
    std::chrono::milliseconds deadline{60'000};
    std::uint64_t memory_max = 0;          ///< bytes for all that the step starts, where cgroups can limit it
    int stop = -1;                         ///< a descriptor that becomes readable when the run must end
    std::size_t output_limit = 1U << 20U;  ///< bytes kept of each stream
    /// Called every second while the step runs, with the time since it began.
    std::function<void(std::chrono::milliseconds)> each_second = {};
    std::function<void()> stopping = {};  ///< called when `stop` has become readable, before anything is ended
};

struct Ended {
    Measured measured = fail(Errc::io, "step", "was not run");
    std::string code;  ///< empty if the case returned by itself; else "timeout", "crashed", "interrupted" …
    std::chrono::milliseconds duration{0};
};

[[nodiscard]] Ended execute(const Step& step, const Surface& surface);

}  // namespace ocks
