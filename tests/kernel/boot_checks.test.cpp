// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/boot_checks.hpp"

#include "kernel/judge/boot_report.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using namespace ocks;
using namespace std::string_literals;

namespace {

Model model()
{
    Model model;
    model.name = "m";
    model.architecture = "x86_64";
    model.expectation = {.kinds = {"pci"},
                         .devices = {{.kind = "pci", .name = "0000:00:00.0", .by = "", .properties = {}}}};
    return model;
}

BootRecord good_record()
{
    BootRecord record;
    record.console = "<6>[    0.012960] ACPI: WAET 0x000000005FFE286E 000028\n<0>[ 9.0] reboot: Power down\n";
    record.stages = {{2.5, "userspace"}, {5, "end"}};
    record.facts = {{"taint", "0"}};
    record.end_status = 0;
    record.machine_status = "exit status 0";
    return record;
}

std::vector<std::string> objections(const BootRecord& record, std::string_view name)
{
    const auto checks = boot_checks(record, model());
    const auto check = std::ranges::find(checks, name, &BootCheck::name);
    REQUIRE(check != checks.end());
    return check->objections;
}

}  // namespace

TEST_CASE("a boot with an end, a clean log and no taint is good")
{
    CHECK(is_good(boot_checks(good_record(), model())));
}

TEST_CASE("a boot without an end is not good, however QEMU ended")
{
    BootRecord record = good_record();
    record.end_status.reset();
    CHECK(objections(record, "end").front() ==
          "the machine went off after the stage 'end' without an end (QEMU: exit status 0)");
    CHECK(objections(record, "end").back() == "console: <0>[ 9.0] reboot: Power down");
}

TEST_CASE("a hang is told by its deadline and by how far the guest came")
{
    BootRecord record = good_record();
    record.end_status.reset();
    record.stages = {};
    record.gave_up = "silent for 60 s";
    CHECK(objections(record, "end").front() == "silent for 60 s, before userspace");
}

TEST_CASE("a panic in the log is an objection")
{
    BootRecord record = good_record();
    record.console += "<0>[    7.5] Kernel panic - not syncing: sysrq triggered crash\n";
    REQUIRE(objections(record, "kernel-log").size() == 1);
    CHECK(objections(record, "kernel-log").front().starts_with("fatal, panic: "));
}

TEST_CASE("a tainted kernel, and one that does not tell, are objections")
{
    BootRecord record = good_record();
    record.facts["taint"] = "512";
    CHECK(objections(record, "taint") == std::vector{"the kernel is tainted: 512 (warning)"s});
    record.facts.clear();
    CHECK(objections(record, "taint") == std::vector{"the guest did not tell its taint"s});
}

TEST_CASE("NUL bytes on the console are an objection")
{
    BootRecord record = good_record();
    CHECK(objections(record, "console-bytes").empty());
    record.console += std::string{"a\0b\0", 4};
    CHECK(objections(record, "console-bytes") == std::vector{"2 NUL bytes on the console"s});
}

TEST_CASE("what the kernel says often is told once, with how often")
{
    BootRecord record = good_record();
    for (int sector = 0; sector < 3; ++sector)
        record.console += "XFS (sda1): Corruption detected. Unmount and run xfs_repair\n";
    CHECK(objections(record, "kernel-log") ==
          std::vector{"degraded, file-system: XFS (sda1): Corruption detected. Unmount and run xfs_repair (line 3)"s,
                      "degraded, file-system: XFS (sda1): Corruption detected. Unmount and run xfs_repair: 3 times"s});
}

TEST_CASE("a firmware that dropped QEMU's tables is an objection")
{
    BootRecord record = good_record();
    record.console = "ACPI: RSDP\n";
    CHECK(objections(record, "acpi").size() == 1);
    record.console = "ACPI: PCI Root Bridge [PCI0] (domain 0000 [bus 00-ff]) PNP0A08:00\n";
    CHECK(objections(record, "acpi").empty());
}

TEST_CASE("an inventory is held against the model, and one that cannot be read is an objection")
{
    BootRecord record = good_record();
    record.files["inventory.json"] = R"({"devices": []})";
    CHECK(objections(record, "inventory") == std::vector{"pci 0000:00:00.0: not found"s});
    record.files["inventory.json"] = "{";
    CHECK(objections(record, "inventory") == std::vector{"inventory: not a JSON object"s});
}

TEST_CASE("a command that failed, a channel that lied and a drive that changed are objections")
{
    BootRecord record = good_record();
    record.end_status = 3;
    record.channel_error = "a file arrived with another digest: 'a'";
    record.refusals = {"Device 'nic9' not found"};
    record.disks = {{"d0", "S0", DiskContent::blank, 1, "a", "b"}, {"d1", "S1", DiskContent::pattern, 1, "a", "b"}};
    CHECK(objections(record, "command") == std::vector{"the command ended with exit status 3"s});
    CHECK(objections(record, "channel").size() == 2);
    CHECK(objections(record, "disks") == std::vector{"d1 (S1) has changed, and the command does not name it"s});
    record.command = "ocks-cert run --allow-destroy S1";
    CHECK(objections(record, "disks").empty());
}

TEST_CASE("a JUnit report escapes whatever a console said")
{
    BootRecord record = good_record();
    record.end_status.reset();
    record.console += "<0>[ 1.0] \x01\xff & done\n";
    const JudgedBoot boot{.model = "m", .fault = "panic", .record = record, .checks = boot_checks(record, model())};
    const std::string xml = to_junit({boot});
    CHECK(xml.find("<testsuite name=\"m with panic\" tests=\"10\" failures=\"1\" time=\"0.000\">") !=
          std::string::npos);
    CHECK(xml.find("&lt;0&gt;[ 1.0] ?? &amp; done") != std::string::npos);
    CHECK(to_json(boot).find("\"good\": false") != std::string::npos);
}
