// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/hotplug/changes.hpp"
#include "probes/hotplug/followed_inventory.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <filesystem>
#include <fstream>

using namespace ocks;
using ocks::testing::Tree;

TEST_CASE("what came, went and changed is told", "[hotplug]")
{
    const Inventory before{.devices = {{.kind = "nvme", .name = "nvme0", .properties = {}},
                                       {.kind = "nic", .name = "eth0", .properties = {{"state", "down"}}}},
                           .notes = {}};
    const Inventory after{.devices = {{.kind = "nvme", .name = "nvme1", .properties = {}},
                                      {.kind = "nic", .name = "eth0", .properties = {{"state", "up"}}}},
                          .notes = {}};
    const auto changes = changes_between(before, after);
    REQUIRE(changes.size() == 3);
    CHECK(changes[0] == HotplugChange{Happened::went, before.devices[0], {}});
    CHECK(changes[1] == HotplugChange{Happened::came, after.devices[0], {}});
    CHECK(changes[2] == HotplugChange{Happened::changed, after.devices[1], before.devices[1]});
    CHECK(changes_between(after, after).empty());
}

TEST_CASE("an event asks those probes again that list its subsystem, and no other", "[hotplug]")
{
    const Tree tree{{"/sys/class/watchdog/watchdog0/identity", "Acme\n"}, {"/proc/meminfo", "MemTotal: 1 kB\n"}};
    auto followed = FollowedInventory::open(tree.path().string(), all_probes());
    REQUIRE(followed);
    const Inventory before = followed->inventory();
    REQUIRE(find_device(before, "watchdog", "watchdog0") != nullptr);

    std::filesystem::create_directories(tree.path() / "sys/class/watchdog/watchdog1");
    std::ofstream(tree.path() / "sys/class/watchdog/watchdog1/identity") << "Spare\n";
    std::ofstream(tree.path() / "proc/meminfo") << "MemTotal: 2 kB\n";
    CHECK(followed->update({"no-such-subsystem"}) == 0);
    CHECK(followed->inventory() == before);
    CHECK(followed->update({"watchdog", "bdi"}) == 1);
    const auto changes = changes_between(before, followed->inventory());
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].happened == Happened::came);
    CHECK(changes[0].device.name == "watchdog1");

    std::filesystem::remove_all(tree.path() / "sys/class/watchdog");
    CHECK(followed->update({"watchdog"}) == 1);
    CHECK(find_device(followed->inventory(), "watchdog", "watchdog0") == nullptr);
}
