// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/health.hpp"

#include "suite/trouble.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <algorithm>

using namespace ocks;
using ocks::testing::Tree;

namespace {

double value(const HealthReport& report, std::string_view name)
{
    const auto found = std::ranges::find(report.measured, name, &Measurement::name);
    REQUIRE(found != report.measured.end());
    return std::get<double>(found->value);
}

/// One step's window, with what was logged in it.
HealthReport
compare(const Health& before, const Health& after, const Result<std::string>& log, std::chrono::milliseconds time)
{
    Trouble trouble;
    if (log) {
        for (const LogFinding& finding : find_trouble(*log))
            add(trouble, finding);
    } else {
        add(trouble, log.error());
    }
    add(trouble, trouble_between(before, after));
    return report_of(std::move(trouble), time);
}

constexpr std::string_view aer = "RxErr 1\nBadTLP 2\nTOTAL_ERR_COR 3\n";

}  // namespace

TEST_CASE("the state of health is read from the kernel's counters", "[health]")
{
    const Tree tree{
        {"/sys/bus/pci/devices/0000:03:00.0/aer_dev_correctable", aer},
        {"/sys/bus/pci/devices/0000:03:00.0/aer_dev_fatal", "DLP 0\nTOTAL_ERR_FATAL 0\n"},
        {"/sys/bus/pci/devices/0000:03:00.0/current_link_speed", "8.0 GT/s PCIe\n"},
        {"/sys/bus/pci/devices/0000:03:00.0/current_link_width", "4\n"},
        {"/sys/devices/system/edac/mc/mc0/ce_count", "5\n"},
        {"/sys/devices/system/edac/mc/mc0/ue_count", "1\n"},
        {"/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "7\n"},
        {"/sys/class/net/eth0/device", "-> ../../../0000:03:00.0"},
        {"/sys/class/net/eth0/statistics/tx_errors", "2\n"},
        {"/sys/class/net/lo/statistics/tx_errors", "9\n"},
        {"/proc/interrupts", "            CPU0       CPU1\n MCE:          1          2   Machine check exceptions\n"},
        {"/proc/sys/kernel/tainted", "4096\n"}};
    const Health health = health_of(tree.sysroot());
    CHECK(health.taint == 4096);
    CHECK(health.links.at("0000:03:00.0") == "8.0 GT/s PCIe x4");
    CHECK(health.counters.at("aer_correctable").at("0000:03:00.0") == 3);
    CHECK(health.counters.at("aer_fatal").at("0000:03:00.0") == 0);
    CHECK(health.counters.at("edac_ce").at("mc0") == 5);
    CHECK(health.counters.at("edac_ue").at("mc0") == 1);
    CHECK(health.counters.at("thermal_throttle").at("cpu0") == 7);
    CHECK(health.counters.at("nic_errors") == std::map<std::string, std::uint64_t>{{"eth0 tx_errors", 2}});
    CHECK(health.counters.at("mce").at("all cpus") == 3);
}

TEST_CASE("what grew is measured, and the findings say where", "[health]")
{
    Health before;
    before.counters["aer_fatal"]["0000:03:00.0"] = 1;
    before.links["0000:03:00.0"] = "8.0 GT/s PCIe x4";
    before.taint = 4096;
    Health after = before;
    after.counters["aer_fatal"]["0000:03:00.0"] = 3;
    after.links["0000:03:00.0"] = "2.5 GT/s PCIe x4";
    after.taint = 4096 + 512;
    const HealthReport report = compare(before, after, std::string{}, std::chrono::seconds{1});
    CHECK(value(report, "health.aer_fatal") == 2);
    CHECK(value(report, "health.taint_new") == 1);
    CHECK(value(report, "health.links_changed") == 1);
    CHECK(report.findings == std::vector<std::string>{"taint: 4096 -> 4608",
                                                      "aer_fatal of 0000:03:00.0: 1 -> 3",
                                                      "link of 0000:03:00.0: 8.0 GT/s PCIe x4 -> 2.5 GT/s PCIe x4"});
}

TEST_CASE("a device that is gone has changed its link, and a counter that started anew counts whole", "[health]")
{
    Health before;
    before.links["0000:03:00.0"] = "8.0 GT/s PCIe x4";
    before.counters["nic_errors"]["eth0 tx_errors"] = 10;
    Health after;
    after.counters["nic_errors"]["eth0 tx_errors"] = 4;
    const HealthReport report = compare(before, after, std::string{}, std::chrono::seconds{1});
    CHECK(value(report, "health.links_changed") == 1);
    CHECK(value(report, "health.nic_errors") == 4);
}

TEST_CASE("a short step is not taken for a high rate", "[health]")
{
    Health after;
    after.counters["aer_correctable"]["0000:03:00.0"] = 6;
    CHECK(value(compare({}, after, std::string{}, std::chrono::seconds{1}), "health.aer_correctable_rate") == 6);
    CHECK(value(compare({}, after, std::string{}, std::chrono::minutes{2}), "health.aer_correctable_rate") == 3);
}

TEST_CASE("lines of the kernel log are counted by how bad they are", "[health]")
{
    const std::string log = "3,100,5000,-;BUG: unable to handle page fault for address: ffff888000000000\n"
                            "6,101,5001,-;e1000e 0000:03:00.0 eth0: NIC Link is Up 1000 Mbps Full Duplex\n";
    const HealthReport report = compare({}, {}, log, std::chrono::seconds{1});
    CHECK(value(report, "health.kernel_log_fatal") == 1);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings.front().find("unable to handle page fault") != std::string::npos);
}

TEST_CASE("a kernel log that could not be read is not measured", "[health]")
{
    const HealthReport report =
        compare({}, {}, fail(Errc::denied, "/dev/kmsg", "Operation not permitted"), std::chrono::seconds{1});
    CHECK(std::ranges::find(report.measured, "health.kernel_log_fatal", &Measurement::name) == report.measured.end());
    CHECK(report.findings == std::vector<std::string>{"kernel log: /dev/kmsg: Operation not permitted"});
}
