// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/session/fleet.hpp"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <thread>

namespace ocks {
namespace {

/// By the guest's clock; "-" if the boot did not come so far.
std::string stage_time(const BootRecord& record, std::string_view name)
{
    const auto stage = std::ranges::find(record.stages, name, &Stage::name);
    return stage == record.stages.end() ? "-" : fmt::format("{:.1f}", stage->uptime_seconds);
}

std::string slowest(const JudgedBoot& boot)
{
    if (boot.initcalls.empty())
        return "";
    return fmt::format("{} {:.0f} ms", boot.initcalls.front().function, boot.initcalls.front().milliseconds);
}

std::string row_of(const FleetResult& result)
{
    if (!result.boot)
        return fmt::format("{:<20} could not: {}\n", result.model, to_string(result.boot.error()));
    const JudgedBoot& boot = *result.boot;
    return fmt::format("{:<20} {:<8} {:<8} {:>7} {:>7} {:>7.1f}   {}\n",
                       result.model,
                       boot.architecture,
                       is_good(boot.checks) ? "good" : "NOT GOOD",
                       stage_time(boot.record, "userspace"),
                       stage_time(boot.record, "end"),
                       static_cast<double>(boot.record.duration.count()) / 1000,
                       slowest(boot));
}

bool is_good(const FleetResult& result)
{
    return result.boot && is_good(result.boot->checks);
}

}  // namespace

std::vector<FleetResult>
run_fleet(const std::vector<FleetTask>& tasks, unsigned jobs, const std::function<void(const FleetResult&)>& done)
{
    std::vector<std::optional<FleetResult>> slots(tasks.size());
    std::atomic<std::size_t> next{0};
    std::mutex telling;
    const auto work = [&] {
        for (std::size_t index = next++; index < tasks.size(); index = next++) {
            const FleetTask& task = tasks[index];
            slots[index] = FleetResult{.model = task.model, .round = task.round, .boot = task.run()};
            const std::scoped_lock lock{telling};
            done(*slots[index]);
        }
    };
    {
        std::vector<std::jthread> workers;
        for (unsigned count = 1; count < jobs; ++count)
            workers.emplace_back(work);
        work();
    }
    std::vector<FleetResult> results;
    results.reserve(slots.size());
    for (std::optional<FleetResult>& slot : slots)
        results.push_back(std::move(*slot));
    return results;
}

std::string fleet_table(const std::vector<FleetResult>& results)
{
    std::string table = fmt::format("{:<20} {:<8} {:<8} {:>7} {:>7} {:>7}   {}\n",
                                    "model",
                                    "",
                                    "verdict",
                                    "/init s",
                                    "done s",
                                    "wall s",
                                    "slowest initcall");
    double wall = 0;
    unsigned rounds = 1;
    for (const FleetResult& result : results) {
        table += row_of(result);
        rounds = std::max(rounds, result.round);
        if (result.boot)
            wall += static_cast<double>(result.boot->record.duration.count()) / 1000;
    }
    const auto bad = std::ranges::count_if(results, [](const FleetResult& result) { return !is_good(result); });
    table += fmt::format("{} of {} boots good, {:.0f} s of boots\n",
                         results.size() - static_cast<std::size_t>(bad),
                         results.size(),
                         wall);
    if (rounds > 1)
        table += fmt::format("{} rounds of a clean fleet: {} false alarms\n", rounds, bad);
    return table;
}

}  // namespace ocks
