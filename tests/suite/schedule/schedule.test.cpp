// SPDX-License-Identifier: GPL-3.0-or-later
/// Who may run beside whom, and how long all of it takes, from literals.
#include "suite/schedule/schedule.hpp"

#include "tests/support/catch.hpp"

#include <array>

using namespace ocks;
using std::chrono::seconds;

namespace {

constexpr TestCase look{.id = "look"};
constexpr TestCase io{.id = "io", .claim = Claim::device, .resources = {.watts = 25, .link = true}};
constexpr TestCase reset{.id = "reset", .claim = Claim::device};
constexpr TestCase rescan{.id = "rescan", .claim = Claim::device, .resources = {.turns = "pci rescan"}};
constexpr TestCase stress{.id = "stress", .claim = Claim::machine};
constexpr TestCase latency{.id = "latency", .claim = Claim::device, .resources = {.quiet = true}};
constexpr TestCase reboot{.id = "reboot", .claim = Claim::machine, .resources = {.restarts = true}};

Device function(const std::string& address, std::uint64_t speed, std::uint64_t width, const std::string& upstream = {})
{
    Device device{"pci", address, {{"link_speed_mts", speed}, {"link_width", width}}};
    if (!upstream.empty())
        device.properties["upstream"] = upstream;
    return device;
}

Device nvme(const std::string& name, const std::string& address)
{
    return {"nvme", name, {{"pci_address", address}}};
}

/// A switch of eight lanes with four drives of four lanes behind it, and a root port with one drive.
Inventory switched()
{
    Inventory inventory{{function("0000:40:01.0", 8000, 8)}, {}};
    for (const char* number : {"0", "1", "2", "3"}) {
        const std::string place = std::string{"0000:43:00."} + number;
        inventory.devices.push_back(function(place, 8000, 4, "0000:40:01.0"));
        inventory.devices.push_back(nvme(std::string{"nvme"} + number, place));
    }
    inventory.devices.push_back(function("0000:80:01.0", 8000, 4));
    inventory.devices.push_back(function("0000:81:00.0", 8000, 4, "0000:80:01.0"));
    inventory.devices.push_back(nvme("nvme4", "0000:81:00.0"));
    inventory.devices.push_back({"topology", "topology", {{"threads", std::uint64_t{64}}}});
    return inventory;
}

Step on(const TestCase& test, const Device& device, unsigned time)
{
    return {&test, device, {}, seconds{time}, {}};
}

Step on(const TestCase& test, const Inventory& inventory, std::string_view kind, std::string_view name, unsigned time)
{
    return on(test, *find_device(inventory, kind, name), time);
}

std::vector<unsigned> begins(std::vector<Step> steps, const Inventory& inventory)
{
    std::vector<unsigned> times;
    for (const auto& slot : timeline_of(schedule_of(steps, inventory)).slots)
        times.push_back(static_cast<unsigned>(slot.begin.count()));
    return times;
}

using Times = std::vector<unsigned>;

Inventory with_cpus(std::uint64_t count)
{
    return {{{"topology", "topology", {{"threads", count}}}}, {}};
}

}  // namespace

TEST_CASE("steps on different devices run side by side, those on one device in the order of the plan", "[schedule]")
{
    const Inventory inventory = switched();
    CHECK(begins({on(io, inventory, "nvme", "nvme0", 10),
                  on(reset, inventory, "nvme", "nvme0", 5),
                  on(io, inventory, "nvme", "nvme4", 12)},
                 inventory) == Times{0, 10, 0});
}

TEST_CASE("drives behind a switch share its link, and one alone may always run", "[schedule]")
{
    const Inventory inventory = switched();
    const auto drives = [&](unsigned time) {
        std::vector<Step> steps;
        for (const char* name : {"nvme0", "nvme1", "nvme2", "nvme3"})
            steps.push_back(on(io, inventory, "nvme", name, time));
        return steps;
    };
    CHECK(begins(drives(10), inventory) == Times{0, 0, 10, 10});
    // One lane of 2.5 GT/s is not enough for any.
    Inventory narrow = inventory;
    narrow.devices.front() = function("0000:40:01.0", 2500, 1);
    CHECK(begins(drives(10), narrow) == Times{0, 10, 20, 30});
    // Who does not fill the link does not need it.
    CHECK(begins({on(reset, narrow, "nvme", "nvme0", 3), on(reset, narrow, "nvme", "nvme1", 3)}, narrow) ==
          Times{0, 0});
}

TEST_CASE("whoever takes a function away has all behind it to itself, and rescans take turns", "[schedule]")
{
    const Inventory inventory = switched();
    CHECK(begins({on(io, inventory, "nvme", "nvme0", 10),
                  on(rescan, inventory, "pci", "0000:43:00.0", 4),
                  on(rescan, inventory, "pci", "0000:81:00.0", 4)},
                 inventory) == Times{0, 10, 14});
    CHECK(demand_of(on(rescan, inventory, "pci", "0000:43:00.0", 4), inventory).holds ==
          Names{"0000:43:00.0", "nvme0", "pci rescan"});
    CHECK(demand_of(on(io, inventory, "nvme", "nvme0", 4), inventory).passes == Names{"0000:40:01.0", "0000:43:00.0"});
}

TEST_CASE("looks come first, then devices, then what needs the machine or its quiet alone, restarts last", "[schedule]")
{
    const Inventory inventory = switched();
    const std::vector<Step> steps{on(reboot, inventory, "topology", "topology", 60),
                                  on(stress, inventory, "topology", "topology", 30),
                                  on(latency, inventory, "nvme", "nvme0", 7),
                                  on(io, inventory, "nvme", "nvme1", 10),
                                  on(look, inventory, "pci", "0000:81:00.0", 1)};
    CHECK(begins(steps, inventory) == Times{48, 11, 41, 1, 0});
    Plan plan;
    plan.steps = steps;
    arrange(plan, inventory);
    std::string order;
    for (const Step& step : plan.steps)
        order += std::string{step.test->id} + " " + std::to_string(step.begins.count()) + ", ";
    CHECK(order == "look 0, io 1, stress 11, latency 41, reboot 48, ");
    CHECK(plan.estimate == seconds{108});
    CHECK(plan.serial == seconds{108});
    CHECK(plan.critical == seconds{108});
}

TEST_CASE("there are so many CPUs, and so many of a node", "[schedule]")
{
    const auto disks = [](unsigned count) {
        std::vector<Step> steps;
        for (unsigned number = 0; number < count; ++number)
            steps.push_back(on(io, {"block", "sd" + std::string(1, static_cast<char>('a' + number)), {}}, 10));
        return steps;
    };
    CHECK(begins(disks(3), {}) == Times{0, 10, 20});
    CHECK(begins(disks(3), with_cpus(2)) == Times{0, 0, 10});
    const Inventory nodes{
        {{"numa", "node0", {{"cpus", "0-1,4"}}}, {"numa", "node1", {{"cpus", "2-3"}}}, {"numa", "node2", {}}}, {}};
    CHECK(budget_of(nodes) == Amounts{{"cpus", 5.0}, {"cpus of node 0", 3.0}, {"cpus of node 1", 2.0}});
    std::vector<Step> steps = disks(4);
    for (Step& step : steps)
        step.device.properties["numa_node"] = std::uint64_t{1};
    CHECK(begins(steps, nodes) == Times{0, 0, 10, 10});
}

TEST_CASE("what is drawn must be supplied, with one supply less and without the processors' share", "[schedule]")
{
    Inventory inventory = with_cpus(64);
    const Device supply{"power_supply", "power_supply0", {{"max_power_watts", std::uint64_t{300}}}};
    const Device zone{"power_zone",
                      "intel-rapl:0",
                      {{"zone", "package-0"}, {"long_term_limit_microwatts", std::uint64_t{245'000'000}}}};
    inventory.devices.insert(inventory.devices.end(), {supply, supply, zone});
    CHECK(budget_of(inventory).at("watts") == 55);
    CHECK(begins({on(io, {"block", "sda", {}}, 10), on(io, {"block", "sdb", {}}, 10), on(io, {"block", "sdc", {}}, 10)},
                 inventory) == Times{0, 0, 10});
    CHECK_FALSE(budget_of(with_cpus(1)).contains("watts"));
}

TEST_CASE("the longest chain begins first, and the same plan gives the same times", "[schedule]")
{
    const Inventory inventory = with_cpus(2);
    const std::vector<Step> steps{on(io, {"block", "sda", {}}, 10),
                                  on(io, {"block", "sdb", {}}, 10),
                                  on(io, {"block", "sdc", {}}, 10),
                                  on(io, {"block", "sdd", {}}, 30)};
    CHECK(begins(steps, inventory) == Times{0, 10, 20, 0});
    CHECK(begins(steps, inventory) == begins(steps, inventory));
    CHECK(critical_path(schedule_of(steps, inventory)) == seconds{30});
}

TEST_CASE("what is left of a run counts what runs as begun and what is done as nothing", "[schedule]")
{
    const Inventory inventory = with_cpus(2);
    const std::vector<Step> steps{
        on(io, {"block", "sda", {}}, 10), on(io, {"block", "sdb", {}}, 10), on(io, {"block", "sdc", {}}, 10)};
    const Schedule schedule = schedule_of(steps, inventory);
    const std::array left{seconds{0}, seconds{4}, seconds{10}};
    CHECK(timeline_of(schedule, {Turn::done, Turn::runs, Turn::waits}, left).makespan == seconds{10});
    CHECK(timeline_of(schedule, {Turn::done, Turn::done, Turn::done}, left).makespan == seconds{0});
}

TEST_CASE("a link moves what its speed and width say, less its coding", "[schedule]")
{
    CHECK(link_rate(function("a", 5000, 4)) == 2000);
    CHECK(link_rate(function("a", 8000, 4)) == Approx(3938.46));
    CHECK(link_rate({"pci", "a", {{"link_speed_mts", std::uint64_t{8000}}}}) == 0);
}
