// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/session/fleet.hpp"

#include "tests/support/catch.hpp"

#include <atomic>

using namespace ocks;

namespace {

FleetTask task(const std::string& model, unsigned round, Result<JudgedBoot> outcome)
{
    return {.model = model, .round = round, .run = [outcome = std::move(outcome)] {
                return outcome;
            }};
}

JudgedBoot good_boot()
{
    JudgedBoot boot{.model = "small", .architecture = "x86_64", .fault = "", .record = {}, .checks = {{"end", {}}}};
    boot.record.stages = {{2.25, "userspace"}, {7.5, "end"}};
    boot.record.duration = std::chrono::milliseconds{9100};
    boot.initcalls = {{.function = "slow_init [slow]", .milliseconds = 812.4, .result = 0}};
    return boot;
}

JudgedBoot bad_boot()
{
    JudgedBoot boot = good_boot();
    boot.checks = {{"end", {"silent"}}};
    boot.record.stages.clear();
    boot.initcalls.clear();
    return boot;
}

const Failure no_swtpm = fail(Errc::absent, "swtpm", "no such program; install the package swtpm");

}  // namespace

TEST_CASE("the results of a fleet have the order of its tasks, however many run at a time")
{
    std::vector<FleetTask> tasks;
    std::atomic<int> running{0};
    std::atomic<int> most{0};
    for (unsigned index = 0; index < 40; ++index)
        tasks.push_back({.model = "m" + std::to_string(index), .round = 1, .run = [&]() -> Result<JudgedBoot> {
                             const int now = ++running;
                             for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
                             }
                             --running;
                             return good_boot();
                         }});
    unsigned told = 0;
    const auto results = run_fleet(tasks, 4, [&](const FleetResult&) { ++told; });
    REQUIRE(results.size() == 40);
    CHECK(told == 40);
    CHECK(most <= 4);
    for (std::size_t index = 0; index < results.size(); ++index)
        CHECK(results[index].model == "m" + std::to_string(index));
}

TEST_CASE("a boot that could not be made keeps no other from being made")
{
    const auto results = run_fleet({task("a", 1, no_swtpm), task("b", 1, good_boot())}, 1, [](const FleetResult&) {});
    REQUIRE(results.size() == 2);
    CHECK_FALSE(results[0].boot);
    CHECK(results[1].boot);
}

TEST_CASE("the table tells the guest's clock, the wall's and the slowest initcall")
{
    const auto table =
        fleet_table(run_fleet({task("small", 1, good_boot()), task("odd", 1, bad_boot()), task("tpm", 1, no_swtpm)},
                              1,
                              [](const FleetResult&) {}));
    CHECK(table == "model                         verdict  /init s  done s  wall s   slowest initcall\n"
                   "small                x86_64   good         2.2     7.5     9.1   slow_init [slow] 812 ms\n"
                   "odd                  x86_64   NOT GOOD       -       -     9.1   \n"
                   "tpm                  could not: swtpm: no such program; install the package swtpm\n"
                   "1 of 3 boots good, 18 s of boots\n");
}

TEST_CASE("a fleet that was repeated tells its false alarms")
{
    const auto table = fleet_table(
        run_fleet({task("small", 1, good_boot()), task("small", 2, bad_boot())}, 1, [](const FleetResult&) {}));
    CHECK(table.ends_with("1 of 2 boots good, 18 s of boots\n2 rounds of a clean fleet: 1 false alarms\n"));
}

TEST_CASE("JUnit has a case for each check, and no byte that XML cannot hold")
{
    JudgedBoot boot = bad_boot();
    boot.checks.push_back({"console", {"the console shows <\x01\xff> & \"more\""}});
    const std::string xml = to_junit({good_boot(), boot});
    CHECK(xml.find(R"(<testsuite name="small" tests="1" failures="0" time="9.100">)") != std::string::npos);
    CHECK(xml.find(R"(<testsuite name="small" tests="2" failures="2" time="9.100">)") != std::string::npos);
    CHECK(xml.find("the console shows &lt;??&gt; &amp; &quot;more&quot;") != std::string::npos);
}
