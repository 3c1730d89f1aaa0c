// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/slot.hpp"

using namespace ocks;
using ocks::testing::Slot;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase pcie_recover;
}

namespace {

constexpr const char* rescan = "/sys/bus/pci/rescan";
const std::string remove_path = std::string{Slot::device} + "/remove";

Verdict judged(Slot& slot, std::map<std::string, Slot::Effect> instead = {})
{
    const Device device{"pci", std::string{Slot::address}, {{"driver", "nvme"}}};
    const Trial trial{cases::pcie_recover,
                      device,
                      {{"patience_seconds", "0"}, {"away_seconds", "0"}, {"compared_bytes", "1"}},
                      {},
                      Slot::inventory(),
                      {},
                      slot.control(std::move(instead))};
    return trial.on(slot.tree);
}

}  // namespace

TEST_CASE("a device that is found again as it was passes", "[case][pcie.recover]")
{
    Slot slot;
    CHECK(judged(slot).outcome == Outcome::pass);
    CHECK(slot.written == std::vector<std::string>{remove_path, rescan});
}

TEST_CASE("an empty slot after the search fails", "[case][pcie.recover]")
{
    Slot slot;
    CHECK(judged(slot,
                 {{rescan,
                   [](Slot&) {
                       return Result<void>{};
                   }}}) == Verdict{Outcome::fail,
                                   {},
                                   {"device is it is not found again, must be back",
                                    "afterwards is nvme nvme0 is missing, must be as before",
                                    "afterwards is block nvme0n1 is missing, must be as before"},
                                   {}});
}

TEST_CASE("a device without its driver fails", "[case][pcie.recover]")
{
    Slot slot;
    const auto undriven = [](Slot& server) {
        server.put(std::string{Slot::device} + "/vendor", "0x1b36\n");
        return Result<void>{};
    };
    CHECK(judged(slot, {{rescan, undriven}}).reasons.front() ==
          "device is it is found again, and no driver takes it, must be back");
}

TEST_CASE("a device that does not go has shown something else", "[case][pcie.recover]")
{
    Slot slot;
    CHECK(judged(slot,
                 {{remove_path,
                   [](Slot&) {
                       return Result<void>{};
                   }}})
              .reasons.front() == "device is it does not go, must be back");
    CHECK(judged(slot,
                 {{remove_path,
                   [](Slot&) {
                       return fail(Errc::denied, "remove", "Permission denied");
                   }}})
              .outcome == Outcome::error);
}
