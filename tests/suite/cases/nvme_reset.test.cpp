// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/slot.hpp"

using namespace ocks;
using ocks::testing::Slot;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase nvme_reset;
}

namespace {

const std::string reset_path{Slot::reset};

Verdict judged(Slot& slot, const std::string& resets, std::map<std::string, Slot::Effect> instead = {})
{
    const Device device{"nvme", "nvme0", {{"pci_address", std::string{Slot::address}}}};
    const Trial trial{cases::nvme_reset,
                      device,
                      {{"patience_seconds", "0"}, {"resets", resets}, {"compared_bytes", "1"}},
                      {},
                      Slot::inventory(),
                      {},
                      slot.control(std::move(instead))};
    return trial.on(slot.tree);
}

}  // namespace

TEST_CASE("a controller that is live after every reset passes", "[case][nvme.reset]")
{
    Slot slot;
    CHECK(judged(slot, "3").outcome == Outcome::pass);
    CHECK(slot.written == std::vector<std::string>(3, reset_path));
}

TEST_CASE("a controller that dies of its reset fails with the state it is in", "[case][nvme.reset]")
{
    Slot slot;
    const auto die = [](Slot& server) {
        server.put("/sys/class/nvme/nvme0/state", "dead\n");
        return fail(Errc::io, "reset_controller", "No such device");
    };
    CHECK(judged(slot, "1", {{reset_path, die}}) ==
          Verdict{Outcome::fail, {}, {"state is dead: No such device, must be live"}, {}});
}

TEST_CASE("a controller that is lost by its reset is gone, and so is its namespace", "[case][nvme.reset]")
{
    Slot slot;
    const auto lose = [](Slot& server) {
        server.remove();
        return Result<void>{};
    };
    CHECK(judged(slot, "1", {{reset_path, lose}}).reasons ==
          std::vector<std::string>{"state is gone, must be live",
                                   "afterwards is nvme nvme0 is missing, must be as before",
                                   "afterwards is block nvme0n1 is missing, must be as before"});
}

TEST_CASE("a reset that was refused is not a reset that went well", "[case][nvme.reset]")
{
    Slot slot;
    CHECK(judged(slot,
                 "1",
                 {{reset_path,
                   [](Slot&) {
                       return fail(Errc::io, "x", "Device or resource busy");
                   }}})
              .reasons ==
          std::vector<std::string>{"state is live, and the reset was refused: Device or resource busy, must be live"});
}

TEST_CASE("a namespace with several paths is found again by itself, not by one of its hidden paths",
          "[case][nvme.reset]")
{
    Slot slot;
    const std::string path = "devices/pci0000:40/0000:40:00.0/0000:41:00.0/nvme/nvme0/nvme0c0n1";
    slot.put("/sys/" + path + "/hidden", "1\n");
    slot.put("/sys/" + path + "/device/serial", "S1\n");
    std::filesystem::create_symlink("../" + path, slot.tree.path() / "sys/block/nvme0c0n1");
    CHECK(judged(slot, "1").outcome == Outcome::pass);
}
