// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/memory/nodes.hpp"
#include "suite/memory/pattern.hpp"
#include "suite/memory/pattern_measurements.hpp"
#include "suite/memory/workers.hpp"
#include "tests/suite/support/bench.hpp"

#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;
using ocks::testing::verdict_of;

namespace ocks::cases {
extern const TestCase mem_pattern;
}

namespace {

constexpr MemoryReport sound{true, true, 8192, 0, 5, 2, 0};
constexpr MemoryReport killed{};

Verdict verdict(const std::vector<MemoryReport>& reports)
{
    const std::vector<MemoryOrder> orders{{0U, 0U, 8192}, {1U, 2U, 8192}};
    return verdict_of(cases::mem_pattern, memory_measurements(orders, reports));
}

}  // namespace

TEST_CASE("each pattern is what it says, and no word of the random one repeats", "[memory]")
{
    CHECK(pattern_word(MemoryPattern::walking_ones, 9, 65) == 2);
    CHECK(pattern_word(MemoryPattern::walking_zeros, 9, 0) == ~std::uint64_t{1});
    CHECK(pattern_word(MemoryPattern::address, 100, 5) == 105);
    CHECK(pattern_word(MemoryPattern::random, 1, 7) == ~pattern_word(MemoryPattern::random_inverse, 1, 7));
    std::set<std::uint64_t> words;
    for (std::uint64_t index = 0; index < 1000; ++index)
        words.insert(pattern_word(MemoryPattern::random, 1, index));
    CHECK(words.size() == 1000);
}

TEST_CASE("a bit that flipped is found under every pattern", "[memory]")
{
    std::vector<std::uint64_t> memory(4096);
    for (const MemoryPattern pattern : all_memory_patterns) {
        fill(memory, pattern, 3);
        CHECK(mismatches(memory, pattern, 3) == 0);
        memory[1234] ^= 1U << 17U;
        CHECK(mismatches(memory, pattern, 3) == 1);
    }
}

TEST_CASE("memory that keeps everything passes", "[case][mem.pattern]")
{
    CHECK(verdict({sound, sound}).outcome == Outcome::pass);
}

TEST_CASE("a word that changed, and a worker that was killed, are fails", "[case][mem.pattern]")
{
    MemoryReport changed = sound;
    changed.mismatches = 1;
    CHECK(verdict({sound, changed}).reasons == std::vector<std::string>{"mismatches is 1, must be 0"});
    CHECK(verdict({sound, killed}) ==
          Verdict{Outcome::fail,
                  {},
                  {"workers_killed is 1, must be 0", "node_share_percent is 0 %, must be at least 90 %"},
                  {}});
}

TEST_CASE("pages on another node are a fail, and memory that cannot be had is an error", "[case][mem.pattern]")
{
    MemoryReport elsewhere = sound;
    elsewhere.pages_elsewhere = 2;
    CHECK(verdict({sound, elsewhere}).reasons ==
          std::vector<std::string>{"misplaced_percent is 50 %, must be at most 5 %"});
    MemoryReport refused = sound;
    refused.allocated = false;
    CHECK(verdict({sound, refused}).outcome == Outcome::error);
}

TEST_CASE("a node without free memory is an error, before anything is allocated", "[case][mem.pattern]")
{
    const Tree tree{{"/sys/devices/system/node/has_memory", "0\n"},
                    {"/sys/devices/system/node/node0/meminfo", "Node 0 MemFree:   100 kB\n"},
                    {"/sys/devices/system/node/node0/cpulist", "0-1\n"}};
    const Parameters parameters{{"share_percent", "90"}, {"reserve_bytes", "1048576"}, {"seconds", "1"}, {"seed", "1"}};
    CHECK(Trial{cases::mem_pattern, {"memory", "memory", {}}, parameters, {}, {}, {}}.on(tree).reasons ==
          std::vector<std::string>{"memory: a node has no free memory to test"});
}

TEST_CASE("nodes and their free memory are read, with NUMA and without", "[memory]")
{
    const Tree two{
        {"/sys/devices/system/node/has_memory", "0,2\n"},
        {"/sys/devices/system/node/node0/meminfo", "Node 0 MemTotal: 9 kB\nNode 0 MemFree:          500 kB\n"},
        {"/sys/devices/system/node/node0/cpulist", "0-1\n"},
        {"/sys/devices/system/node/node2/meminfo", "Node 2 MemFree: 700 kB\n"},
        {"/sys/devices/system/node/node2/cpulist", "\n"}};
    CHECK(memory_nodes(two.sysroot()) == std::vector<MemoryNode>{{0U, {0, 1}, 512'000}, {2U, {}, 716'800}});
    const Tree none{{"/proc/meminfo", "MemTotal: 9 kB\nMemFree: 100 kB\n"}, {"/sys/devices/system/cpu/online", "0\n"}};
    CHECK(memory_nodes(none.sysroot()) == std::vector<MemoryNode>{{std::nullopt, {0}, 102'400}});
}

TEST_CASE("a node's share is dealt out to its CPUs in whole pages, and to one worker where there is none", "[memory]")
{
    CHECK(memory_orders({0U, {0, 1}, 1'000'000}, 90, 100'000) ==
          std::vector<MemoryOrder>{{0U, 0U, 401'408}, {0U, 1U, 401'408}});
    CHECK(memory_orders({3U, {}, 1'000'000}, 50, 0) == std::vector<MemoryOrder>{{3U, std::nullopt, 499'712}});
    CHECK(memory_orders({0U, {0}, 10}, 90, 100).empty());
}

TEST_CASE("real workers test all that they were told to", "[live][memory]")
{
    const std::vector<MemoryOrder> orders{{std::nullopt, std::nullopt, 1U << 20U}, {std::nullopt, 0U, 1U << 20U}};
    const auto reports = run_memory_workers(orders, 1, std::chrono::seconds{0});
    REQUIRE(reports);
    CHECK(verdict_of(cases::mem_pattern, memory_measurements(orders, *reports)).outcome == Outcome::pass);
}

TEST_CASE("a worker that is killed is missed", "[live][memory]")
{
    const pid_t self = getpid();
    const pid_t assassin = fork();
    if (assassin == 0) {
        for (;;) {
            ProcessRunner runner;
            const auto found =
                runner.run({.arguments = {"pkill", "-KILL", "-x", "-P", std::to_string(self), "ocks-mem"},
                            .input = {},
                            .environment = {},
                            .cgroup = {}});
            if (!found || found->exit_status == 0)
                _exit(0);
        }
    }
    const std::vector<MemoryOrder> orders{{std::nullopt, std::nullopt, 1U << 20U}};
    const auto reports = run_memory_workers(orders, 1, std::chrono::seconds{20});
    waitpid(assassin, nullptr, 0);
    REQUIRE(reports);
    CHECK_FALSE(reports->at(0).ended);
}
