// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase driver_bound;
}

namespace {

Verdict driven(const Tree& tree, const std::string& expected)
{
    const Device device{"pci", "0000:03:00.0", {{"expected_drivers", expected}}};
    return Trial{cases::driver_bound, device, {}, {}, {}, {}}.on(tree);
}

}  // namespace

TEST_CASE("a function that is driven by the driver the matrix names passes", "[case][driver.bound]")
{
    const Tree tree{{"/sys/bus/pci/devices/0000:03:00.0/driver", "-> ../../../bus/pci/drivers/nvme"}};
    CHECK(driven(tree, "nvme").outcome == Outcome::pass);
    CHECK(driven(tree, "vfio_pci,nvme").outcome == Outcome::pass);
}

TEST_CASE("a driver counts by its module's name as well, and '-' is '_' there", "[case][driver.bound]")
{
    // The link of the device leads to its driver's directory, as on a server.
    const Tree linked{{"/sys/bus/pci/drivers/i801_smbus/module", "-> ../../../../module/i2c_i801"},
                      {"/sys/bus/pci/devices/0000:03:00.0/driver", "-> ../../drivers/i801_smbus"}};
    CHECK(driven(linked, "i2c-i801").outcome == Outcome::pass);
}

TEST_CASE("a function without a driver fails, and the reason names the one that is missing", "[case][driver.bound]")
{
    const Tree tree{{"/sys/bus/pci/devices/0000:03:00.0/vendor", "0x1000\n"}};
    CHECK(driven(tree, "megaraid_sas") ==
          Verdict{Outcome::fail, {}, {"binding is none instead of megaraid_sas, must be expected"}, {}});
}

TEST_CASE("a function driven by something else fails", "[case][driver.bound]")
{
    const Tree tree{{"/sys/bus/pci/devices/0000:03:00.0/driver", "-> ../../../bus/pci/drivers/pci-stub"}};
    CHECK(driven(tree, "e1000e").reasons ==
          std::vector<std::string>{"binding is pci-stub instead of e1000e, must be expected"});
}

TEST_CASE("a function that has gone since the inventory fails", "[case][driver.bound]")
{
    CHECK(driven(Tree{}, "e1000e").reasons ==
          std::vector<std::string>{"binding is the device is gone, must be expected"});
}

TEST_CASE("a function that cannot be looked at is an error, not a fail", "[case][driver.bound]")
{
    const Tree loop{{"/sys/bus/pci/devices/0000:03:00.0", "-> 0000:03:00.0"}};
    CHECK(driven(loop, "nvme").outcome == Outcome::error);
}
