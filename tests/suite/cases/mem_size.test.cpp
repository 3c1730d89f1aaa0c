// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/memory/allowance.hpp"
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::server_policy;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase mem_size;
}

namespace {

constexpr std::uint64_t gib = 1ULL << 30U;

Verdict judged(const Tree& tree, std::vector<Device> dimms)
{
    const Parameters parameters = parameters_of(server_policy(), "certify", "mem.size");
    return Trial{cases::mem_size, {"smbios", "smbios", {}}, parameters, {}, {std::move(dimms), {}}, {}}.on(tree);
}

Device dimm(std::uint64_t bytes)
{
    return {"dimm", "dimm0", {{"populated", std::uint64_t{1}}, {"size_bytes", bytes}}};
}

}  // namespace

TEST_CASE("64 GiB of which the kernel has all but a tenth pass, and a page less fails", "[case][mem.size]")
{
    // 10 % of 67108864 kB may be missing.
    CHECK(judged(Tree{{"/proc/meminfo", "MemTotal:       60397978 kB\n"}}, {dimm(32 * gib), dimm(32 * gib)}).outcome ==
          Outcome::pass);
    const Verdict short_of_it =
        judged(Tree{{"/proc/meminfo", "MemTotal:       60397972 kB\n"}}, {dimm(32 * gib), dimm(32 * gib)});
    CHECK(short_of_it.outcome == Outcome::fail);
    REQUIRE(short_of_it.reasons.size() == 1);
    CHECK(short_of_it.reasons[0].starts_with("missing_share_of_allowance is 100.0000"));
}

TEST_CASE("a module that was not accepted fails", "[case][mem.size]")
{
    CHECK(judged(Tree{{"/proc/meminfo", "MemTotal:       33554432 kB\n"}}, {dimm(32 * gib), dimm(32 * gib)}) ==
          Verdict{Outcome::fail, {}, {"missing_share_of_allowance is 500 %, must be at most 100 %"}, {}});
}

TEST_CASE("what a crash kernel was given is not missing, and empty slots do not count", "[case][mem.size]")
{
    const Device empty{"dimm", "dimm1", {{"populated", std::uint64_t{0}}}};
    const Tree tree{{"/proc/meminfo", "MemTotal:       58720256 kB\n"},
                    {"/sys/kernel/kexec_crash_size", "4294967296\n"}};
    CHECK(judged(tree, {dimm(64 * gib), empty}).outcome == Outcome::pass);
}

TEST_CASE("without modules in the tables or a total there is nothing to compare", "[case][mem.size]")
{
    CHECK(judged(Tree{{"/proc/meminfo", "MemTotal: 1 kB\n"}}, {}).outcome == Outcome::error);
    CHECK(judged(Tree{{"/proc/meminfo", "MemFree: 1 kB\n"}}, {dimm(gib)}).outcome == Outcome::error);
    CHECK(judged(Tree{}, {dimm(gib)}).outcome == Outcome::error);
}

TEST_CASE("small machines may keep more for themselves", "[allowance]")
{
    CHECK(allowance_for("2:25 6:20 10", 2 * gib) == 25.0);
    CHECK(allowance_for("2:25 6:20 10", 2 * gib + 1) == 20.0);
    CHECK(allowance_for("2:25 6:20 10", 7 * gib) == 10.0);
    for (const std::string_view steps : {"", "2:25", "x:25 10", "2:0 10", "2:101", "many"}) {
        CAPTURE(steps);
        CHECK_FALSE(allowance_for(steps, 2 * gib + (steps == "2:25" ? 1 : 0)));
    }
}
