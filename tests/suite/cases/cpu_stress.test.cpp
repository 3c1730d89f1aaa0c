// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase cpu_stress;
}

namespace {

// What stress-ng 0.15.06 wrote on a machine with two CPUs, and in the second case with one worker killed.
constexpr const char* yaml = "---\n"
                             "system-info:\n"
                             "      stress-ng-version: 0.15.06\n"
                             "\n"
                             "metrics:\n"
                             "    - stressor: cpu\n"
                             "      bogo-ops: 4939\n"
                             "      bogo-ops-per-second-usr-sys-time: 1650.243310\n"
                             "      wall-clock-time: 3.003893\n"
                             "\n"
                             "...\n";
constexpr const char* clean_log = "stress-ng: info:  [13116] setting to a 3 second run per stressor\n"
                                  "stress-ng: info:  [13116] dispatching hogs: 2 cpu\n"
                                  "stress-ng: info:  [13116] successful run completed in 3.02s\n";
constexpr const char* killed_log =
    "stress-ng: info:  [13233] dispatching hogs: 2 cpu\n"
    "stress-ng: fail:  [13233] cpu instance 1 corrupted bogo-ops counter, 1682 vs 0\n"
    "stress-ng: fail:  [13233] cpu instance 1 hash error in bogo-ops counter and run flag, 1169080807 vs 0\n"
    "stress-ng: fail:  [13233] metrics-check: stressor metrics corrupted, data is compromised\n"
    "stress-ng: info:  [13233] unsuccessful run completed in 6.00s\n";

Completed ended(int status, const char* log)
{
    return {.exit_status = status, .output = yaml, .errors = log};
}

/// /proc/stat does not grow in a literal tree, so that all verdicts lack least_busy_cpu_percent.
std::vector<std::string> reasons(const Completed& completed, Outcome& outcome, const std::string& may_skip = "")
{
    const Device device{"topology", "topology", {}};
    const Trial trial{
        cases::cpu_stress, device, {{"seconds", "3"}, {"may_skip", may_skip}}, {{"stress-ng", completed}}, {}, {}};
    Verdict verdict = trial.on(Tree{{"/proc/stat", "cpu  2 0 0 8 0 0 0 0 0 0\ncpu0 2 0 0 8 0 0 0 0 0 0\n"}});
    std::erase(verdict.reasons, "least_busy_cpu_percent was not measured");
    outcome = verdict.outcome;
    return verdict.reasons;
}

}  // namespace

TEST_CASE("a clean run meets every criterion that a literal tree can show", "[case][cpu.stress]")
{
    Outcome outcome{};
    CHECK(reasons(ended(0, clean_log), outcome).empty());
}

TEST_CASE("a killed worker is a fail, by the exit status and by the log", "[case][cpu.stress]")
{
    Outcome outcome{};
    CHECK(reasons(ended(2, killed_log), outcome) ==
          std::vector<std::string>{"exit_status is 2, must be one of 0, 3, 4", "verify_failures is 3, must be 0"});
    CHECK(outcome == Outcome::fail);
}

TEST_CASE("failures that are printed count, even with exit status 0", "[case][cpu.stress]")
{
    Outcome outcome{};
    CHECK(reasons(ended(0, killed_log), outcome) == std::vector<std::string>{"verify_failures is 3, must be 0"});
    CHECK(outcome == Outcome::fail);
}

TEST_CASE("a bad option, untrustworthy metrics and a death of the tool are errors", "[case][cpu.stress]")
{
    for (const int status : {1, 7, 127}) {
        Outcome outcome{};
        (void)reasons(ended(status, clean_log), outcome);
        CHECK(outcome == Outcome::error);
    }
    Outcome outcome{};
    CHECK(reasons({.signal = 9}, outcome) == std::vector<std::string>{"stress-ng: was killed by signal 9"});
    CHECK(outcome == Outcome::error);
}

TEST_CASE("exit status 3 stands only if nearly all instances ran and the policy lets the others be skipped",
          "[case][cpu.stress]")
{
    constexpr const char* most =
        "stress-ng: info:  [1] skipped: 2: vm (2)\nstress-ng: info:  [1] passed: 190: cpu (190)\n";
    constexpr const char* half = "stress-ng: info:  [1] skipped: 2: vm (2)\nstress-ng: info:  [1] passed: 2: cpu (2)\n";
    Outcome outcome{};
    CHECK(reasons(ended(3, most), outcome, "vm").empty());
    CHECK(reasons(ended(3, most), outcome) ==
          std::vector<std::string>{"stress-ng: it skipped vm, which the policy does not allow"});
    CHECK(reasons(ended(3, half), outcome, "vm") ==
          std::vector<std::string>{"stress-ng: fewer than 95 % of its instances ran"});
    CHECK(outcome == Outcome::error);
}

TEST_CASE("a run that timed out or has no metrics is an error", "[case][cpu.stress]")
{
    Outcome outcome{};
    (void)reasons({.timed_out = true}, outcome);
    CHECK(outcome == Outcome::error);
    CHECK(reasons({.exit_status = 0, .errors = clean_log}, outcome) ==
          std::vector<std::string>{"stress-ng: it wrote no metrics"});
}
