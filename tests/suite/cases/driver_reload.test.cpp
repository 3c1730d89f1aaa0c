// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/slot.hpp"

using namespace ocks;
using ocks::testing::Slot;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase driver_reload;
}

namespace {

constexpr const char* bind_path = "/sys/bus/pci/drivers/nvme/bind";

Verdict judged(Slot& slot, std::map<std::string, Slot::Effect> instead = {})
{
    const Device device{"pci", std::string{Slot::address}, {{"driver", "nvme"}}};
    const Trial trial{cases::driver_reload,
                      device,
                      {{"patience_seconds", "0"}, {"compared_bytes", "1"}},
                      {},
                      Slot::inventory(),
                      {},
                      slot.control(std::move(instead))};
    return trial.on(slot.tree);
}

}  // namespace

TEST_CASE("a driver that takes its device up again, with all that is behind it, passes", "[case][driver.reload]")
{
    Slot slot;
    CHECK(judged(slot).outcome == Outcome::pass);
    CHECK(slot.written == std::vector<std::string>{"/sys/bus/pci/drivers/nvme/unbind", bind_path});
}

TEST_CASE("a driver that refuses the device fails, and so do the disks that are away with it", "[case][driver.reload]")
{
    Slot slot;
    CHECK(judged(slot,
                 {{bind_path,
                   [](Slot&) {
                       return fail(Errc::io, bind_path, "No such device");
                   }}}) == Verdict{Outcome::fail,
                                   {},
                                   {"driver is nvme does not take the device again: No such device, must be back",
                                    "afterwards is nvme nvme0 is missing, must be as before",
                                    "afterwards is block nvme0n1 is missing, must be as before"},
                                   {}});
}

TEST_CASE("a driver that says yes and does nothing fails", "[case][driver.reload]")
{
    Slot slot;
    CHECK(judged(slot,
                 {{bind_path,
                   [](Slot&) {
                       return Result<void>{};
                   }}})
              .reasons.front() == "driver is nvme has not bound, must be back");
}

TEST_CASE("a disk that comes back with other content fails", "[case][driver.reload]")
{
    Slot slot;
    const auto forget = [](Slot& server) {
        server.bind();
        server.put("/answers/disk/nvme0n1/sha256", "after");
        return Result<void>{};
    };
    CHECK(judged(slot, {{bind_path, forget}}).reasons ==
          std::vector<std::string>{"afterwards is block nvme0n1 holds something else, must be as before"});
}

TEST_CASE("what is in use is not touched", "[case][driver.reload]")
{
    Slot slot;
    slot.put("/proc/self/mountinfo", "36 35 259:0 / /data rw - ext4 /dev/nvme0n1 rw\n");
    const Verdict verdict = judged(slot);
    CHECK(verdict.outcome == Outcome::error);
    CHECK(verdict.reasons == std::vector<std::string>{"nvme0n1: is mounted on /data"});
    CHECK(slot.written.empty());
}

TEST_CASE("a disk that is gone before the test begins is an error of the run", "[case][driver.reload]")
{
    Slot slot;
    slot.unbind();
    CHECK(judged(slot).outcome == Outcome::error);
    CHECK(slot.written.empty());
}
