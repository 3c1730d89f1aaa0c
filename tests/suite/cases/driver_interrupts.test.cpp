// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase driver_interrupts;
}

namespace {

Verdict judged(const Tree& tree)
{
    return Trial{cases::driver_interrupts, {"pci", "0000:41:00.0", {}}, {}, {}, {}, {}}.on(tree);
}

const std::string device = "/sys/bus/pci/devices/0000:41:00.0/";

}  // namespace

TEST_CASE("messages that go to near CPUs pass, also if a vector has no user yet", "[case][driver.interrupts]")
{
    const Verdict verdict = judged(Tree{{device + "local_cpulist", "0-1\n"},
                                        {device + "msi_irqs/34", "msix\n"},
                                        {device + "msi_irqs/35", "msix\n"},
                                        {device + "msi_irqs/36", "msix\n"},
                                        {"/proc/irq/34/effective_affinity_list", "0\n"},
                                        {"/proc/irq/35/effective_affinity_list", "1\n"}});
    CHECK(verdict == Verdict{Outcome::pass, {}, {}, {}});
}

TEST_CASE("messages that go to the other node only warn", "[case][driver.interrupts]")
{
    const Verdict verdict = judged(Tree{{device + "local_cpulist", "0-1\n"},
                                        {device + "msi_irqs/34", "msix\n"},
                                        {device + "msi_irqs/35", "msix\n"},
                                        {"/proc/irq/34/effective_affinity_list", "0\n"},
                                        {"/proc/irq/35/effective_affinity_list", "2\n"}});
    CHECK(verdict == Verdict{Outcome::pass, {}, {}, {"near_percent is 50 %, must be at least 100 %"}});
}

TEST_CASE("a driver that is left with a pin fails", "[case][driver.interrupts]")
{
    const Verdict verdict = judged(Tree{{device + "local_cpulist", "0-1\n"}, {device + "irq", "11\n"}});
    CHECK(verdict.outcome == Outcome::fail);
    CHECK(verdict.reasons == std::vector<std::string>{"interrupts is by a pin, must be by messages"});
}

TEST_CASE("a device that is gone, or a list that is none, is an error", "[case][driver.interrupts]")
{
    CHECK(judged(Tree{}).outcome == Outcome::error);
    CHECK(judged(Tree{{device + "local_cpulist", "some\n"}, {device + "msi_irqs/34", "msix\n"}}).outcome ==
          Outcome::error);
    CHECK(judged(Tree{{device + "local_cpulist", "0\n"},
                      {device + "msi_irqs/34", "msix\n"},
                      {"/proc/irq/34/effective_affinity_list", "-\n"}})
              .outcome == Outcome::error);
}
