// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs a plan: each step in a process of its own, what is independent side by side, with a journal before and after it
/// and a health gate around it. With the probes it is the only code that touches the world.
#pragma once

#include "core/inventory.hpp"
#include "core/policy.hpp"
#include "core/record.hpp"
#include "core/result.hpp"
#include "core/sysroot.hpp"
#include "suite/plan.hpp"

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace ocks {

enum class Stage {
    begun,     ///< a step begins
    running,   ///< told every second of each step that runs
    stopping,  ///< a signal has come: the step is being ended and put back
    ended,     ///< there is a record
};

/// What a person who watches is told.
struct Progress {
    Stage stage = Stage::begun;
    std::size_t index = 0;  ///< of the step, from 0
    std::size_t total = 0;
    const Step* step = nullptr;
    const Record* record = nullptr;        ///< once it has ended
    bool resumed = false;                  ///< the record comes from the journal of an earlier run
    std::chrono::milliseconds elapsed{0};  ///< of the step
    std::chrono::seconds run_left{0};      ///< estimate for the whole run
    std::vector<Measurement> seen = {};    ///< what the kernel counted of the device in the last second
};

struct RunContext {
    const Sysroot& root;
    const Inventory& inventory;
    const Policy& policy;
    std::vector<std::string> grants = {};
    std::string directory = {};      ///< journal.jsonl and logs/ are written below it; it is made if it is not there
    bool resume = false;             ///< go on with the journal in it; without, a journal that is there is an error
    std::chrono::seconds grace{60};  ///< a step may take twice its estimate and this much more
    std::function<void(const Progress&)> progress = {};
    /// Lines that the kernel logged since the last call; by default from /dev/kmsg.
    std::function<Result<std::string>()> kernel_log = {};
};

/// The settled records of the plan, then one record for each step and attempt, in the order of the plan.
/// SIGINT and SIGTERM end the steps that run (error, "interrupted") and settle the rest (skip, "interrupted"); a
/// resumed run does those again. Fails only if the journal cannot be written or is not this plan's.
[[nodiscard]] Result<std::vector<Record>> run(const Plan& plan, const RunContext& context);

/// A signal asked the run that left these records to stop, and no later one has done what was left.
[[nodiscard]] bool was_interrupted(std::span<const Record> records);

}  // namespace ocks
