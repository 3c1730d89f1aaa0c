// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compare/changes.hpp"

#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace ocks;

namespace {

Device& device(Report& report, std::string_view kind)
{
    return *std::ranges::find(report.inventory.devices, kind, &Device::kind);
}

Change only(const Report& before, const Report& after)
{
    const auto changes = changes_between(before, after);
    REQUIRE(changes.size() == 1);
    return changes.front();
}

}  // namespace

TEST_CASE("a report has no difference to itself")
{
    CHECK(changes_between(testing::sample_report(), testing::sample_report()).empty());
}

TEST_CASE("firmware, drivers and hardware are told apart")
{
    const Report before = testing::sample_report();
    Report after = before;
    device(after, "bios").properties["version"] = "2.2.0";
    CHECK(only(before, after) == Change{Area::firmware, "bios bios: version", "2.1.7", "2.2.0", "", false});
    after = before;
    device(after, "kernel").properties["release"] = "6.12.50-1.ocks";
    CHECK(only(before, after).area == Area::driver);
    after = before;
    device(after, "pci").properties["link_width"] = std::uint64_t{1};
    CHECK(only(before, after) == Change{Area::hardware, "pci 0000:3b:00.0: link_width", "4", "1", "", false});
    after = before;
    std::erase_if(after.inventory.devices, [](const Device& each) { return each.kind == "nvme"; });
    CHECK(only(before, after) == Change{Area::hardware, "nvme nvme0", "SAMSUNG MZWLR3T8", "", "is gone", false});
    CHECK(only(after, before).remark == "is new");
}

TEST_CASE("a program of another version, or of other bytes, is another program")
{
    const Report before = testing::sample_report();
    Report after = before;
    after.environment.tools[0].version = "fio-3.36";
    after.environment.tools[0].sha256 = std::string(64, '0');
    CHECK(only(before, after) == Change{Area::run, "fio", "fio-3.33", "fio-3.36", "", false});
    after.environment.tools[0].version = "fio-3.33";
    CHECK(only(before, after).subject == "fio digest");
    after = before;
    after.environment.ambient_celsius = "31";
    CHECK(only(before, after) == Change{Area::run, "ambient celsius", "23.5", "31", "", false});
}

TEST_CASE("hidden names are compared only if the same key hid them")
{
    const Report before = testing::sample_report();
    Report after = before;
    device(after, "nvme").properties["serial"] = "redacted:hmac:00000000:ffeeddccbbaa99887766554433221100";
    CHECK(changes_between(before, after).size() == 1);
    after.redaction.key_id = "00000000";
    CHECK(changes_between(before, after).empty());
}

TEST_CASE("a disk is the same disk when the next boot calls it otherwise")
{
    Report before = testing::sample_report();
    before.redaction.key_id = "00000000";
    Device other = device(before, "nvme");
    other.name = "nvme1";
    other.properties["serial"] = "redacted:hmac:00000000:ffeeddccbbaa99887766554433221100";
    before.inventory.devices.push_back(other);
    Report after = before;
    device(after, "nvme").name = "nvme1";
    after.inventory.devices.back().name = "nvme0";
    CHECK(changes_between(before, after) ==
          std::vector<Change>{{Area::hardware, "nvme nvme0", "nvme0", "nvme1", "is called so now", false},
                              {Area::hardware, "nvme nvme1", "nvme1", "nvme0", "is called so now", false}});
}

TEST_CASE("another disk in the same place has another serial number")
{
    const Report before = testing::sample_report();
    Report after = before;
    device(after, "nvme").properties["serial"] = "redacted:hmac:00000000:ffeeddccbbaa99887766554433221100";
    CHECK(only(before, after).subject == "nvme nvme0: serial");
}

TEST_CASE("an outcome that is nearer to a failure is worse, and one that is farther is not")
{
    const Report before = testing::sample_report();
    Report after = before;
    after.results[0].record.verdict = {Outcome::fail, "", {"throughput is low"}, {}};
    const Change change = only(before, after);
    CHECK(change == Change{Area::outcome, "nvme.io on 0000:3b:00.0", "pass", "fail", "throughput is low", true});
    CHECK_FALSE(only(after, before).is_worse);
}

TEST_CASE("a number that moved is told with how much is known of it")
{
    const Report before = testing::sample_report();
    Report after = before;
    after.results[0].record.measured[1].value = 3200.0;
    CHECK(changes_between(before, after).empty());
    after.results[0].record.measured[1].value = 3824.7;
    CHECK(only(before, after).remark == "+20.0 %, of one value each");
}

TEST_CASE("two samples differ if their means are farther apart than their spread explains")
{
    CHECK(differ_significantly({10, 10.1, 9.9, 10}, {12, 12.1, 11.9, 12}));
    CHECK_FALSE(differ_significantly({10, 14, 6, 12}, {12, 8, 15, 11}));
    CHECK_FALSE(differ_significantly({10}, {20}));
    CHECK_FALSE(differ_significantly({5, 5, 5}, {5, 5, 5}));
    CHECK(differ_significantly({5, 5, 5}, {6, 6, 6}));
    // t is 2.2 with 1.5 degrees of freedom, and 5.0 with 7.4: the same distance, and more to know it by.
    CHECK_FALSE(differ_significantly({10, 11}, {12, 14}));
    CHECK(differ_significantly({10, 11, 10, 11, 10, 11}, {12, 14, 12, 14, 12, 14}));
}
