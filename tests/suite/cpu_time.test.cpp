// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/cpu_time.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

TEST_CASE("the rows of single CPUs are read, and the sum row is not", "[cpu-time]")
{
    const auto times = parse_proc_stat(
        "cpu  30 3 3 60 0 0 0 0 0 0\ncpu0 10 1 1 20 4 0 0 0 9 9\ncpu1 20 2 2 40 0 0 0 0 0 0\nintr 1 2\n");
    REQUIRE(times);
    CHECK(*times == std::map<std::string, CpuTime>{{"cpu0", {12, 36}}, {"cpu1", {24, 64}}});
    CHECK_FALSE(parse_proc_stat("cpu0 10 x\n"));
    CHECK_FALSE(parse_proc_stat("intr 1\n"));
}

TEST_CASE("the least busy CPU decides, and one that went offline was not busy", "[cpu-time]")
{
    CHECK(least_busy_ticks({{"cpu0", {5, 9}}, {"cpu1", {0, 0}}}, {{"cpu0", {95, 100}}, {"cpu1", {100, 100}}}) == 90);
    CHECK(least_busy_ticks({{"cpu0", {0, 0}}, {"cpu1", {0, 0}}}, {{"cpu0", {90, 100}}}) == 0);
    CHECK_FALSE(least_busy_ticks({{"cpu0", {5, 9}}}, {{"cpu0", {5, 9}}}));
}
