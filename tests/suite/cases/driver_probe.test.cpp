// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/kernel/probe_failures.hpp"
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase driver_probe;
}

namespace {

#define LOG "/answers/kernel/log"
#define DEFERRED "/sys/kernel/debug/devices_deferred"

constexpr const char* start = "<5>[    0.000000] Linux version 6.12.0-2611.1.0.ocks (builder@host) #1 SMP\n"
                              "<6>[    1.204417] nvme nvme0: pci function 0000:41:00.0\n";

Verdict judged(const Tree& tree)
{
    return Trial{cases::driver_probe, {"kernel", "kernel", {}}, {}, {}, {}, {}}.on(tree);
}

}  // namespace

TEST_CASE("a start in which every driver came up passes", "[case][driver.probe]")
{
    CHECK(judged(Tree{{LOG, start}, {DEFERRED, ""}}).outcome == Outcome::pass);
}

TEST_CASE("each driver that failed, waits or has no firmware is a reason", "[case][driver.probe]")
{
    const std::string log = std::string{start} +
                            "<4>[    2.500000] ahci 0000:00:08.0: probe with driver ahci failed with error -22\n"
                            "<4>[    2.600000] bnx2 0000:03:00.0: Direct firmware load for bnx2/bnx2-mips-09-6.2.1b.fw "
                            "failed with error -2\n";
    CHECK(judged(Tree{{LOG, log}, {DEFERRED, "fe2b0000.mmc\tplatform: wait for supplier regulator\n"}}) ==
          Verdict{Outcome::fail,
                  {},
                  {"failed_probe is 0000:00:08.0: ahci, error -22, must be none",
                   "missing_firmware is bnx2/bnx2-mips-09-6.2.1b.fw, must be none",
                   "deferred_probe is fe2b0000.mmc platform: wait for supplier regulator, must be none"},
                  {}});
}

TEST_CASE("a log that has lost its beginning warns", "[case][driver.probe]")
{
    const Verdict verdict = judged(Tree{{LOG, "<6>[    9.000000] usb 1-1: new device\n"}, {DEFERRED, ""}});
    CHECK(verdict.outcome == Outcome::pass);
    CHECK(verdict.warnings == std::vector<std::string>{"log_from_start is 0, must be 1"});
}

TEST_CASE("without the list of waiting devices, or the log, there is no verdict", "[case][driver.probe]")
{
    CHECK(judged(Tree{{LOG, start}}).outcome == Outcome::error);
    CHECK(judged(Tree{{DEFERRED, ""}}).outcome == Outcome::error);
}

TEST_CASE("kernels before 6.10 say it the other way round, and a line that comes twice counts once", "[driver.probe]")
{
    constexpr const char* log = "[    2.5] i801_smbus: probe of 0000:00:1f.3 failed with error -16\n"
                                "[    2.6] i801_smbus: probe of 0000:00:1f.3 failed with error -16\n"
                                "[    2.7] something else failed with error -5\n"
                                "[    2.8] x: Direct firmware load for\n";
    CHECK(find_probe_failures(log) == ProbeFailures{{"0000:00:1f.3: i801_smbus, error -16"}, {}});
}
