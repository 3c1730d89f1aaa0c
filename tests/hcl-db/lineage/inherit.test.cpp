// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/lineage/inherit.hpp"

#include "drivers-matrix/file/write.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

Module module(std::string name, std::string srcversion)
{
    return {.name = std::move(name), .srcversion = std::move(srcversion)};
}

/// A kernel with a driver for one network card, one NVMe and, perhaps, one storage adapter.
std::string build(std::string release,
                  std::string nvme_source,
                  bool has_adapter,
                  std::string nic = "e1000e",
                  bool builtin_tables = true)
{
    Matrix matrix{.release = std::move(release), .architecture = "x86_64"};
    matrix.builtin_tables = builtin_tables;
    matrix.modules = {module(nic, "AAAA"), module("nvme", std::move(nvme_source))};
    matrix.entries = {{"pci:v00008086d000010D3sv*sd*bc*sc*i*", 0, nic}, {"pci:v*d*sv*sd*bc01sc08i02*", 1, "nvme"}};
    if (has_adapter) {
        matrix.modules.push_back(module("megaraid_sas", "CCCC"));
        matrix.entries.push_back({"pci:v00001000d00000014sv*sd*bc*sc*i*", 2, "megaraid_sas"});
    }
    return to_bytes(in_order(std::move(matrix)));
}

Inventory machine()
{
    const auto pci =
        [](std::string address, std::string vendor, std::string device, std::string driver, std::string alias) {
            return Device{"pci",
                          std::move(address),
                          {{"vendor_id", std::move(vendor)},
                           {"device_id", std::move(device)},
                           {"driver", std::move(driver)},
                           {"modalias", std::move(alias)}}};
        };
    return {.devices =
                {{"kernel", "kernel", {{"release", "6.12.8-2611.1.0.ocks"}}},
                 pci("0000:01:00.0", "8086", "10d3", "e1000e", "pci:v00008086d000010D3sv00008086sd0000A01Fbc02sc00i00"),
                 pci("0000:02:00.0", "144d", "a824", "nvme", "pci:v0000144Dd0000A824sv0000144Dsd0000A801bc01sc08i02"),
                 pci("0000:03:00.0",
                     "1000",
                     "0014",
                     "megaraid_sas",
                     "pci:v00001000d00000014sv00001000sd00009460bc01sc04i00"),
                 {"nvme", "nvme0", {{"pci_address", "0000:02:00.0"}}}},
            .notes = {}};
}

std::vector<Record> records()
{
    return {{.test = "nvme.io", .kind = "nvme", .device = "nvme0"},
            {.test = "driver.bound", .kind = "pci", .device = "0000:02:00.0"},
            {.test = "driver.bound", .kind = "pci", .device = "0000:01:00.0"},
            {.test = "cpu.stress"}};
}

const Releases& releases()
{
    static const Releases known{
        {{"ocks-2611", "L1", "", "2611.1.0.ocks"}, {"ocks-2611-enterprise", "L2", "ocks-2611", "2611.1.0.ocks.l2"}}};
    return known;
}

Result<Inherited> inherited(const std::string& before, const std::string& now)
{
    const auto first = MatrixView::parse(before, "before").value();
    const auto second = MatrixView::parse(now, "now").value();
    return inherit(machine(), records(), {first, "before"}, {second, "now"}, releases());
}

}  // namespace

TEST_CASE("a build with the same drivers carries a certificate over, with its proof")
{
    const auto same =
        inherited(build("6.12.8-2611.1.0.ocks", "BBBB", true), build("6.12.9-2611.1.0.ocks.l2", "BBBB", true));
    REQUIRE(same);
    CHECK(same->carried == Carried::over);
    CHECK(same->release == "ocks-2611-enterprise");
    CHECK(same->level == "L2");
    CHECK(same->kernel == "6.12.9-2611.1.0.ocks.l2");
    CHECK(same->matrix_before == "before");
    CHECK(same->matrix_now == "now");
    REQUIRE(same->devices.size() == 3);
    CHECK(same->devices[0] ==
          InheritedDevice{"0000:01:00.0", "8086:10d3", "e1000e", Carried::over, "AAAA", "AAAA", {}});
}

TEST_CASE("a driver whose source has changed names the tests that are to be run again")
{
    const auto changed =
        inherited(build("6.12.8-2611.1.0.ocks", "BBBB", true), build("6.12.9-2611.2.0.ocks", "DDDD", true));
    REQUIRE(changed);
    CHECK(changed->carried == Carried::delta);
    CHECK(changed->devices[1] ==
          InheritedDevice{
              "0000:02:00.0", "144d:a824", "nvme", Carried::delta, "BBBB", "DDDD", {"driver.bound", "nvme.io"}});
    CHECK(changed->devices[0].carried == Carried::over);

    // What a build does not tell is not taken to be the same.
    const auto silent = inherited(build("6.12.8-2611.1.0.ocks", "", true), build("6.12.9-2611.2.0.ocks", "", true));
    CHECK(silent.value().devices[1].carried == Carried::delta);
}

TEST_CASE("a device that nothing serves any more is a regression, one that another driver serves is a delta")
{
    const auto lost =
        inherited(build("6.12.8-2611.1.0.ocks", "BBBB", true), build("6.12.9-2611.1.0.ocks.l2", "BBBB", false));
    REQUIRE(lost);
    CHECK(lost->carried == Carried::regressed);
    CHECK(lost->devices[2] ==
          InheritedDevice{"0000:03:00.0", "1000:0014", "megaraid_sas", Carried::regressed, "CCCC", "", {}});

    const auto other =
        inherited(build("6.12.8-2611.1.0.ocks", "BBBB", true), build("6.12.9-2611.2.0.ocks", "BBBB", true, "e1000x"));
    CHECK(other.value().devices[0] ==
          InheritedDevice{"0000:01:00.0", "8086:10d3", "e1000e", Carried::delta, "AAAA", "", {"driver.bound"}});
}

TEST_CASE("a device that nothing serves is no regression where built-in drivers are not known")
{
    const auto unknown = inherited(build("6.12.8-2611.1.0.ocks", "BBBB", true),
                                   build("6.12.9-2611.2.0.ocks", "BBBB", false, "e1000e", false));
    REQUIRE(unknown);
    CHECK(unknown->carried == Carried::delta);
    CHECK(unknown->devices[2].carried == Carried::delta);
    CHECK(unknown->devices[0].carried == Carried::over);
}

TEST_CASE("a matrix of another kernel than the report's proves nothing")
{
    const auto other =
        inherited(build("6.12.7-2611.1.0.ocks", "BBBB", true), build("6.12.9-2611.2.0.ocks", "BBBB", true));
    CHECK(other.error().why == "is not the kernel of the report, 6.12.8-2611.1.0.ocks");
}
