// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase pcie_errors;
}

namespace {

#define CARD "/sys/bus/pci/devices/0000:03:00.0/aer_dev_"

Verdict counted(const std::string& fatal, const std::string& nonfatal, const std::string& correctable)
{
    const Tree tree{{CARD "fatal", "Undefined 0\nTOTAL_ERR_FATAL " + fatal + "\n"},
                    {CARD "nonfatal", "Undefined 0\nTOTAL_ERR_NONFATAL " + nonfatal + "\n"},
                    {CARD "correctable", "RxErr 0\nTOTAL_ERR_COR " + correctable + "\n"}};
    return Trial{cases::pcie_errors, {"pci", "0000:03:00.0", {}}, {}, {}, {}, {}}.on(tree);
}

}  // namespace

TEST_CASE("a function that has reported nothing passes, and what was corrected warns", "[case][pcie.errors]")
{
    CHECK(counted("0", "0", "0") == Verdict{Outcome::pass, {}, {}, {}});
    const Verdict corrected = counted("0", "0", "1");
    CHECK(corrected.outcome == Outcome::pass);
    CHECK(corrected.warnings == std::vector<std::string>{"correctable_errors is 1, must be 0"});
}

TEST_CASE("one error that could not be corrected fails, fatal or not", "[case][pcie.errors]")
{
    CHECK(counted("1", "0", "0").reasons == std::vector<std::string>{"fatal_errors is 1, must be 0"});
    CHECK(counted("0", "1", "0").reasons == std::vector<std::string>{"nonfatal_errors is 1, must be 0"});
}

TEST_CASE("counters that say nothing, or are not there, are an error", "[case][pcie.errors]")
{
    CHECK(counted("none", "0", "0").outcome == Outcome::error);
    CHECK(Trial{cases::pcie_errors, {"pci", "0000:03:00.0", {}}, {}, {}, {}, {}}.on(Tree{}).outcome == Outcome::error);
}
