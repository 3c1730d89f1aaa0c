// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/gauge.hpp"

#include "core/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

using namespace ocks;
using ocks::testing::Tree;

namespace {

constexpr Gauge::Time start{std::chrono::seconds{100}};

void change(const Tree& tree, const std::string& path, const std::string& text)
{
    REQUIRE(write_file(tree.path().string() + path, text));
}

}  // namespace

TEST_CASE("an NVMe controller is as busy as its namespaces together", "[gauge]")
{
    const Tree tree{{"/sys/block/nvme0n1/stat", "  10 0 1000 5 20 0 2000 5 0 5 10\n"},
                    {"/sys/block/nvme0n2/stat", "  10 0 0 5 20 0 0 5 0 5 10\n"}};
    const Sysroot root = tree.sysroot();
    const Device controller{"nvme", "nvme0", {{"serial", "A1"}}};
    const Inventory inventory{
        {controller, {"block", "nvme0n1", {{"serial", "A1"}}}, {"block", "nvme0n2", {{"serial", "A1"}}}}, {}};
    Gauge gauge{root, inventory, controller};
    CHECK(gauge.since_last(start).empty());
    change(tree, "/sys/block/nvme0n1/stat", "  10 0 1000 5 20 0 6000 5 0 5 10\n");
    change(tree, "/sys/block/nvme0n2/stat", "  10 0 100 5 20 0 0 5 0 5 10\n");
    CHECK(gauge.since_last(start + std::chrono::seconds{2}) ==
          std::vector<Measurement>{{"read", 25600.0, "By/s"}, {"written", 1024000.0, "By/s"}});
    // A controller that was reset counts from nothing.
    change(tree, "/sys/block/nvme0n1/stat", "  0 0 0 0 0 0 0 0 0 0 0\n");
    CHECK(gauge.since_last(start + std::chrono::seconds{3}) ==
          std::vector<Measurement>{{"read", 0.0, "By/s"}, {"written", 0.0, "By/s"}});
}

TEST_CASE("processors are busy, and memory is in use", "[gauge]")
{
    const Tree tree{{"/proc/stat", "cpu 0 0 0 0\ncpu0 100 0 0 100 0 0 0 0 0 0\n"},
                    {"/proc/meminfo", "MemTotal:  1000 kB\nMemFree: 1 kB\nMemAvailable:  250 kB\n"}};
    const Sysroot root = tree.sysroot();
    Gauge processors{root, {}, {"topology", "topology", {}}};
    CHECK(processors.since_last(start).empty());
    change(tree, "/proc/stat", "cpu 0 0 0 0\ncpu0 175 0 0 125 0 0 0 0 0 0\n");
    CHECK(processors.since_last(start + std::chrono::seconds{1}) == std::vector<Measurement>{{"busy", 75.0, "%"}});
    Gauge memory{root, {}, {"memory", "memory", {}}};
    CHECK(memory.since_last(start) == std::vector<Measurement>{{"in use", 75.0, "%"}});
}

TEST_CASE("a port is counted as long as it is seen, and a device that the kernel does not count says nothing",
          "[gauge]")
{
    const std::string head = "Inter-|   Receive  |  Transmit\n face |bytes packets\n";
    const Tree tree{{"/proc/net/dev", ""}};
    change(tree, "/proc/net/dev", head + "  eth0: 100 1 0 0 0 0 0 0 300 1 0 0 0 0 0 0\n");
    const Sysroot root = tree.sysroot();
    Gauge port{root, {}, {"nic", "eth0", {}}};
    CHECK(port.since_last(start).empty());
    change(tree, "/proc/net/dev", head + "  eth0: 1100 1 0 0 0 0 0 0 2300 1 0 0 0 0 0 0\n");
    CHECK(port.since_last(start + std::chrono::seconds{1}) ==
          std::vector<Measurement>{{"received", 1000.0, "By/s"}, {"sent", 2000.0, "By/s"}});
    change(tree, "/proc/net/dev", head);
    CHECK(port.since_last(start + std::chrono::seconds{2}).empty());
    Gauge board{root, {}, {"smbios", "smbios", {}}};
    CHECK(board.since_last(start).empty());
    CHECK(board.since_last(start + std::chrono::seconds{1}).empty());
}
