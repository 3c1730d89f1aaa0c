// SPDX-License-Identifier: GPL-3.0-or-later
// Every CPU computes at full load for a while, and each result is compared with what it must be.
//
//   stress-ng --cpu 0 --cpu-method all --verify      all methods in turn, one instance for each CPU
//
// Its exit status alone is no verdict: it can print failures and exit with 0 (issue 272), and skip 2 of 192 instances
// and exit with 3 (issue 433). So the log is read as well, and /proc/stat says whether every CPU was busy.

#include "core/text.hpp"
#include "suite/bench.hpp"
#include "suite/cpu_time.hpp"
#include "suite/parameters.hpp"
#include "suite/stress_ng.hpp"
#include "suite/test_case.hpp"

#include <algorithm>
#include <array>
#include <unistd.h>

namespace ocks::cases {
namespace {

constexpr auto subjects = std::to_array<Subject>({{.kind = "topology"}});
constexpr auto tools = std::to_array<std::string_view>({"stress-ng"});

// stress-ng.h: EXIT_FAILURE, EXIT_NO_RESOURCE, EXIT_NOT_IMPLEMENTED, EXIT_METRICS_UNTRUSTWORTHY
constexpr int bad_option = 1;
constexpr int no_resource = 3;
constexpr int not_implemented = 4;
constexpr int metrics_untrustworthy = 7;

std::chrono::seconds estimate(const Device& /*device*/, const Parameters& parameters)
{
    return seconds_in(parameters, "seconds", std::chrono::minutes{5}) + std::chrono::seconds{2};
}

Command command_of(std::uint64_t seconds)
{
    return {.arguments = {"stress-ng",
                          "--cpu",
                          "0",
                          "--cpu-method",
                          "all",
                          "--verify",
                          "--timeout",
                          std::to_string(seconds) + "s",
                          "--metrics",
                          "--yaml",
                          "/proc/self/fd/1",
                          "--temp-path",
                          "/tmp"},
            .deadline = std::chrono::seconds{2 * seconds + 20},
            .input = {},
            .environment = {},
            .cgroup = {}};
}

/// Exit 3 and 4 stand only if what was skipped may be skipped, and nearly all ran.
Result<void> excuse(const StressLog& log, const std::string& may_skip)
{
    const auto allowed = split(may_skip, ',');
    for (const std::string& name : log.skipped_names) {
        if (std::ranges::find(allowed, name) == allowed.end())
            return fail(Errc::io, "stress-ng", "it skipped " + name + ", which the policy does not allow");
    }
    const double ran = static_cast<double>(log.passed.value_or(0));
    const double all = ran + static_cast<double>(log.skipped.value_or(0));
    if (all == 0 || ran / all < 0.95)
        return fail(Errc::io, "stress-ng", "fewer than 95 % of its instances ran");
    return {};
}

Result<int> exit_status(const Completed& completed, const StressLog& log, const std::string& may_skip)
{
    if (!completed.exit_status)
        return fail(Errc::io, "stress-ng", "was killed by signal " + std::to_string(completed.signal));
    const int status = *completed.exit_status;
    if (status == bad_option || status == metrics_untrustworthy || status > metrics_untrustworthy)
        return fail(Errc::io, "stress-ng", "exit status " + std::to_string(status) + ": it could not do its work");
    if (status == no_resource || status == not_implemented) {
        if (const auto excused = excuse(log, may_skip); !excused)
            return Failure(excused.error());
    }
    return status;
}

Result<std::map<std::string, CpuTime>> cpu_times(const Sysroot& root)
{
    const auto text = root.read("/proc/stat");
    return text ? parse_proc_stat(*text) : Failure(text.error());
}

double seconds_of(std::uint64_t ticks)
{
    return static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

Measured measure(const Bench& bench)
{
    const auto seconds = number_in(bench.parameters, "seconds");
    const auto may_skip = text_in(bench.parameters, "may_skip");
    if (!seconds)
        return Failure(seconds.error());
    if (!may_skip)
        return Failure(may_skip.error());
    const auto before = cpu_times(bench.root);
    const auto completed = run_tool(bench, command_of(*seconds), "stress-ng");
    const auto after = cpu_times(bench.root);
    if (!completed)
        return Failure(completed.error());
    if (!before)
        return Failure(before.error());
    if (!after)
        return Failure(after.error());

    const StressLog log = parse_stress_ng_log(completed->output + "\n" + completed->errors);
    const auto status = exit_status(*completed, log, *may_skip);
    if (!status)
        return Failure(status.error());
    std::vector<Measurement> measured{{"exit_status", static_cast<double>(*status), "1"},
                                      {"verify_failures", static_cast<double>(log.failures), "1"},
                                      {"instances", static_cast<double>(log.dispatched), "1"}};
    const auto stressors = parse_stress_ng_yaml(completed->output);
    // A run that failed may have no metrics; one that did not must have them.
    if (!stressors && *status == 0)
        return Failure(stressors.error());
    const auto least = least_busy_ticks(*before, *after);
    for (const Stressor& each : stressors.value_or(std::vector<Stressor>{})) {
        measured.push_back({each.name + "_bogo_operations", each.bogo_operations, "1"});
        if (least && each.wall_clock_seconds > 0)
            measured.push_back({"least_busy_cpu_percent", 100 * seconds_of(*least) / each.wall_clock_seconds, "%"});
    }
    return measured;
}

}  // namespace

extern constinit const TestCase cpu_stress{
    .id = "cpu.stress",
    .summary = "all CPUs compute at full load and every result is checked",
    .shows = "the processors calculate correctly at the power and temperature of full load",
    .subjects = subjects,
    .harm = Harm::load,
    .claim = Claim::machine,
    .needs = {.tools = tools},
    .estimate = estimate,
    .measure = measure,
};

}  // namespace ocks::cases
