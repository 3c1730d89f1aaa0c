// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase pcie_link;
}

namespace {

#define CARD "/sys/bus/pci/devices/0000:03:00.0/"
#define PORT "/sys/bus/pci/devices/0000:00:01.0/"

Verdict linked(const Tree& tree)
{
    const Device device{"pci", "0000:03:00.0", {{"parent", "0000:00:01.0"}}};
    return Trial{cases::pcie_link, device, {}, {}, {}, {}}.on(tree);
}

}  // namespace

TEST_CASE("a link at the best that both ends support passes", "[case][pcie.link]")
{
    const Tree tree{{CARD "current_link_speed", "8.0 GT/s PCIe\n"},
                    {CARD "current_link_width", "4\n"},
                    {CARD "max_link_speed", "16.0 GT/s PCIe\n"},
                    {CARD "max_link_width", "4\n"},
                    {PORT "max_link_speed", "8.0 GT/s PCIe\n"},
                    {PORT "max_link_width", "16\n"}};
    CHECK(linked(tree).outcome == Outcome::pass);
}

TEST_CASE("a link that has lost lanes or speed fails with the numbers", "[case][pcie.link]")
{
    const Tree tree{{CARD "current_link_speed", "2.5 GT/s PCIe\n"},
                    {CARD "current_link_width", "1\n"},
                    {CARD "max_link_speed", "5.0 GT/s PCIe\n"},
                    {CARD "max_link_width", "4\n"},
                    {PORT "max_link_speed", "16.0 GT/s PCIe\n"},
                    {PORT "max_link_width", "16\n"}};
    CHECK(linked(tree) ==
          Verdict{Outcome::fail,
                  {},
                  {"speed_percent is 50 %, must be at least 100 %", "width_percent is 25 %, must be at least 100 %"},
                  {}});
}

TEST_CASE("a device that has fallen off its link fails", "[case][pcie.link]")
{
    CHECK(linked(Tree{{PORT "max_link_speed", "16.0 GT/s PCIe\n"}}).outcome == Outcome::fail);
}

TEST_CASE("a link whose speed the kernel does not know is an error", "[case][pcie.link]")
{
    const Tree tree{{CARD "current_link_speed", "Unknown\n"},
                    {CARD "current_link_width", "4\n"},
                    {CARD "max_link_speed", "16.0 GT/s PCIe\n"},
                    {CARD "max_link_width", "4\n"},
                    {PORT "max_link_speed", "8.0 GT/s PCIe\n"},
                    {PORT "max_link_width", "16\n"}};
    const Verdict verdict = linked(tree);
    CHECK(verdict.outcome == Outcome::error);
    CHECK(verdict.reasons ==
          std::vector<std::string>{
              "/sys/bus/pci/devices/0000:03:00.0/current_link_speed: Unknown is not a speed or a width"});
}
