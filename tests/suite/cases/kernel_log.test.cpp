// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase kernel_log;
}

namespace {

Verdict judged(const std::string& lines)
{
    const std::string log = "<5>[    0.000000] Linux version 6.12.41-2611.1.0.ocks\n" + lines;
    return Trial{cases::kernel_log, {"kernel", "kernel", {}}, {}, {}, {}, {}}.on(Tree{{"/answers/kernel/log", log}});
}

}  // namespace

TEST_CASE("a start without trouble passes", "[case][kernel.log]")
{
    CHECK(judged("<6>[    1.000000] nvme nvme0: 4/0/0 default/read/poll queues\n") ==
          Verdict{Outcome::pass, {}, {}, {}});
}

TEST_CASE("a warning, and a process that was killed for want of memory, are reasons", "[case][kernel.log]")
{
    const Verdict verdict = judged(
        "<4>[    2.000000] WARNING: CPU: 1 PID: 77 at kernel/workqueue.c:3023 check_flush_dependency+0x10a/0x120\n"
        "<4>[    9.000000] tail invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0\n");
    REQUIRE(verdict.outcome == Outcome::fail);
    REQUIRE(verdict.reasons.size() == 2);
    CHECK(verdict.reasons[0].find("check_flush_dependency") != std::string::npos);
    CHECK(verdict.reasons[1].find("oom-killer") != std::string::npos);
}

TEST_CASE("what driver.probe tells is not told twice, and a bug of the firmware only warns", "[case][kernel.log]")
{
    CHECK(judged("<4>[    1.0] ahci 0000:00:08.0: probe with driver ahci failed with error -22\n").outcome ==
          Outcome::pass);
    const Verdict verdict = judged("<3>[    0.1] [Firmware Bug]: TSC_DEADLINE disabled due to Errata\n");
    CHECK(verdict.outcome == Outcome::pass);
    CHECK(verdict.warnings.size() == 1);
}

TEST_CASE("a log that cannot be read is an error", "[case][kernel.log]")
{
    CHECK(Trial{cases::kernel_log, {"kernel", "kernel", {}}, {}, {}, {}, {}}.on(Tree{}).outcome == Outcome::error);
}
