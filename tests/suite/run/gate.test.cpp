// SPDX-License-Identifier: GPL-3.0-or-later
/// Trouble while several steps run, and whose it is.
#include "suite/run/gate.hpp"

#include "core/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <algorithm>
#include <filesystem>

using namespace ocks;
using ocks::testing::Tree;

namespace {

constexpr const char* counter_of_41 = "/sys/bus/pci/devices/0000:41:00.0/aer_dev_nonfatal";
constexpr const char* counter_of_81 = "/sys/bus/pci/devices/0000:81:00.0/aer_dev_nonfatal";

std::string total(unsigned count)
{
    return "TOTAL_ERR_NONFATAL " + std::to_string(count) + "\n";
}

/// A server with two drives, each in its port, a memory controller, and a log.
struct Server {
    Tree tree{{counter_of_41, total(0)},
              {counter_of_81, total(0)},
              {"/sys/bus/pci/devices/0000:41:00.0/current_link_speed", "8.0 GT/s PCIe\n"},
              {"/sys/bus/pci/devices/0000:41:00.0/current_link_width", "4\n"},
              {"/sys/devices/system/edac/mc/mc0/ue_count", "0\n"},
              {"/proc/sys/kernel/tainted", "0\n"}};
    Sysroot root = tree.sysroot();
    Result<std::string> log = std::string{};
    HealthGate gate{root, [this] {
                        return std::exchange(log, std::string{});
                    }};

    void set(const std::string& path, const std::string& text) const
    {
        REQUIRE(write_file(tree.path().string() + path, text));
    }
    void begin_both()
    {
        gate.begin(0, {"nvme0", "nvme0n1", "0000:41:00.0"});
        gate.begin(1, {"nvme1", "nvme1n1", "0000:81:00.0"});
    }
    HealthReport end(std::size_t step) { return gate.end(step, std::chrono::seconds{1}); }
};

double value(const HealthReport& report, std::string_view name)
{
    const auto found = std::ranges::find(report.measured, name, &Measurement::name);
    REQUIRE(found != report.measured.end());
    return std::get<double>(found->value);
}

}  // namespace

TEST_CASE("a device's trouble is charged to the step that works it, and to no neighbour", "[gate]")
{
    Server server;
    server.begin_both();
    server.set(counter_of_41, total(2));
    const HealthReport first = server.end(0);
    CHECK(value(first, "health.aer_nonfatal") == 2);
    CHECK(first.findings == std::vector<std::string>{"aer_nonfatal of 0000:41:00.0: 0 -> 2"});
    const HealthReport second = server.end(1);
    CHECK(value(second, "health.aer_nonfatal") == 0);
    CHECK(second.findings.empty());
}

TEST_CASE("trouble that is no device's is charged to all who ran at the time, and to nobody else", "[gate]")
{
    Server server;
    server.gate.begin(0, {"nvme0"});
    server.gate.begin(1, {"nvme1"});
    server.set("/sys/devices/system/edac/mc/mc0/ue_count", "1\n");
    server.set("/proc/sys/kernel/tainted", "512\n");
    CHECK(value(server.end(0), "health.edac_ue") == 1);
    server.gate.begin(2, {"nvme2"});
    const HealthReport second = server.end(1);
    CHECK(value(second, "health.edac_ue") == 1);
    CHECK(value(second, "health.taint_new") == 1);
    const HealthReport third = server.end(2);
    CHECK(value(third, "health.edac_ue") == 0);
    CHECK(value(third, "health.taint_new") == 0);
}

TEST_CASE("trouble of a device whose step has ended is charged to those who still run", "[gate]")
{
    Server server;
    server.begin_both();
    CHECK(server.end(0).findings.empty());
    server.set(counter_of_41, total(1));
    CHECK(value(server.end(1), "health.aer_nonfatal") == 1);
}

TEST_CASE("what the kernel says of a device is said to the step that works it, the rest to all", "[gate]")
{
    Server server;
    server.begin_both();
    server.log = std::string{"3,1,1,-;BUG: unable to handle page fault for address: ffff888000000000\n"
                             "3,2,2,-;nvme nvme1: I/O 22 QID 1 timeout, reset controller\n"};
    const HealthReport first = server.end(0);
    const HealthReport second = server.end(1);
    CHECK(value(first, "health.kernel_log_fatal") == 1);
    CHECK(value(second, "health.kernel_log_fatal") == 1);
    CHECK(first.findings.size() == 1);
    REQUIRE(second.findings.size() == 2);
    CHECK(second.findings[1].ends_with("nvme nvme1: I/O 22 QID 1 timeout, reset controller"));
}

TEST_CASE("a device that its own step takes away for a while has not changed, whoever begins or ends meanwhile",
          "[gate]")
{
    Server server;
    server.gate.begin(0, {"0000:41:00.0"});
    const std::filesystem::path device = server.tree.path() / "sys/bus/pci/devices/0000:41:00.0";
    const std::filesystem::path elsewhere = server.tree.path() / "away";
    std::filesystem::rename(device, elsewhere);
    server.gate.begin(1, {"0000:81:00.0"});
    CHECK(server.end(1).findings.empty());
    std::filesystem::rename(elsewhere, device);
    CHECK(server.end(0).findings.empty());
    // And if it does not come back, it has.
    server.gate.begin(2, {"0000:41:00.0"});
    std::filesystem::rename(device, elsewhere);
    CHECK(value(server.end(2), "health.links_changed") == 1);
}

TEST_CASE("a log that could not be read once is not measured for those who ran at the time", "[gate]")
{
    Server server;
    server.gate.begin(0, {"nvme0"});
    server.log = fail(Errc::io, "/dev/kmsg", "lines are lost");
    server.gate.begin(1, {"nvme1"});
    const HealthReport second = server.end(1);
    CHECK(value(second, "health.kernel_log_fatal") == 0);
    const HealthReport first = server.end(0);
    CHECK(std::ranges::find(first.measured, "health.kernel_log_fatal", &Measurement::name) == first.measured.end());
    CHECK(first.findings == std::vector<std::string>{"kernel log: /dev/kmsg: lines are lost"});
}

TEST_CASE("a name is found in a line as a word of its own", "[gate]")
{
    CHECK(names_device("blk_update_request: I/O error, dev nvme0n1, sector 8", "nvme0n1"));
    CHECK(names_device("sd 2:0:0:0: [sda] tag#0 FAILED", "sda"));
    CHECK(names_device("nvme0", "nvme0"));
    CHECK(names_device("nvme01 and nvme0: both", "nvme0"));
    CHECK_FALSE(names_device("nvme0n1: I/O error", "nvme0"));
    CHECK_FALSE(names_device("xeth0", "eth0"));
    CHECK_FALSE(names_device("anything", ""));
}
