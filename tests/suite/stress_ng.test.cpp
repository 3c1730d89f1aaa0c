// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/stress_ng.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

TEST_CASE("the metrics of stress-ng are read by stressor", "[stress-ng]")
{
    const auto metrics = parse_stress_ng_yaml("system-info:\n      bogo-ops: no\n"
                                              "metrics:\n"
                                              "    - stressor: cpu\n"
                                              "      bogo-ops: 4939\n"
                                              "      wall-clock-time: 3.003893\n"
                                              "    - stressor: vm\n"
                                              "      bogo-ops: 7\n");
    REQUIRE(metrics);
    CHECK(*metrics == std::vector<Stressor>{{"cpu", 4939, 3.003893}, {"vm", 7, 0}});
}

TEST_CASE("metrics that make no sense, or are not there, are refused", "[stress-ng]")
{
    CHECK_FALSE(parse_stress_ng_yaml(""));
    CHECK_FALSE(parse_stress_ng_yaml("metrics:\n"));
    CHECK_FALSE(parse_stress_ng_yaml("metrics:\n    - stressor: cpu\n      bogo-ops: many\n"));
    CHECK_FALSE(parse_stress_ng_yaml("metrics:\n      bogo-ops: 3\n"));
}

TEST_CASE("the log of a newer stress-ng says what passed and what was skipped", "[stress-ng]")
{
    const StressLog log = parse_stress_ng_log("stress-ng: info:  [7] dispatching hogs: 4 cpu, 2 vm\n"
                                              "stress-ng: info:  [7] skipped: 2: vm (2)\n"
                                              "stress-ng: info:  [7] passed: 4: cpu (4)\n"
                                              "stress-ng: info:  [7] failed: 0\n");
    CHECK(log == StressLog{0, 6, 4, 2, {"vm"}});
}
