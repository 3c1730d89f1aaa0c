// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/boot_verdict.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace ocks;

namespace {

Model model()
{
    Model model;
    model.name = "m";
    model.architecture = "x86_64";
    model.disks = {
        {.id = "d", .attachment = "nvme", .serial = "S1", .size_bytes = 1U << 24U, .content = DiskContent::pattern}};
    model.cables = {{.id = "c", .ends = {"a", "b"}}};
    return model;
}

/// A boot that came to its end with that on its console.
BootRecord ended(std::string_view console)
{
    BootRecord record;
    record.console = "<6>[    0.012960] ACPI: WAET 0x000000005FFE286E 000028\n" + std::string{console};
    record.stages = {{2.5, "userspace"}, {5, "end"}};
    record.facts = {{"taint", "0"}, {"release", "6.12.117-2611.1.0.ocks"}};
    record.end_status = 0;
    record.events = {{"SHUTDOWN", "guest-shutdown"}};
    record.machine_status = "exit status 0";
    return record;
}

/// A boot of which nothing was heard any more.
BootRecord cut(std::string_view console, std::vector<MachineEvent> events)
{
    BootRecord record = ended(console);
    record.end_status.reset();
    record.events = std::move(events);
    return record;
}

std::string verdict(const BootRecord& record)
{
    return boot_verdict(record, model(), boot_checks(record, model())).id;
}

}  // namespace

TEST_CASE("a boot with nothing against it is good")
{
    const BootRecord record = ended("<6>[    1.000000] nvme nvme0: pci function 0000:01:00.0\n");
    CHECK(boot_verdict(record, model(), boot_checks(record, model())) == BootVerdict{"good", ""});
}

TEST_CASE("boots that did not come to their end are told apart by who ended them")
{
    CHECK(verdict(cut("", {{"SHUTDOWN", "host-qmp-quit"}})) == "power-cut");
    CHECK(verdict(cut("", {{"SHUTDOWN", "host-signal"}})) == "power-cut");
    CHECK(verdict(cut("", {{"WATCHDOG", "reset"}, {"SHUTDOWN", "guest-reset"}})) == "watchdog-reset");
    CHECK(verdict(cut("", {{"SHUTDOWN", "guest-reset"}})) == "reset");
    CHECK(verdict(cut("", {{"SHUTDOWN", "guest-shutdown"}})) == "no-end");
    CHECK(verdict(cut("", {})) == "lost");
    BootRecord record = cut("", {});
    record.gave_up = "silent for 30 s";
    CHECK(verdict(record) == "hang");
    record.gave_up = "no end within 120 s";
    CHECK(verdict(record) == "timeout");
}

TEST_CASE("what the kernel called fatal goes before how the machine ended")
{
    CHECK(verdict(cut("Kernel panic - not syncing: sysrq triggered crash\n", {{"SHUTDOWN", "guest-reset"}})) ==
          "panic");
    CHECK(verdict(cut("Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)\n",
                      {{"SHUTDOWN", "guest-reset"}})) == "no-root");
    CHECK(
        verdict(cut("WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1/0x2\nmce: [Hardware Error]: CPU 0: Machine Check Exception: "
                    "7 Bank 1: bd00000000000134\nKernel panic - not syncing: Fatal local machine check\n",
                    {{"SHUTDOWN", "guest-reset"}})) == "machine-check");
}

TEST_CASE("trouble that the machine survived goes after its end and before what its devices did")
{
    BootRecord record = ended("Uhhuh. NMI received for unknown reason 30 on CPU 0.\n");
    record.facts["disk.S1.content"] = "zeros";
    CHECK(verdict(record) == "nmi-unknown");
    record.console = "ACPI: WAET";
    CHECK(verdict(record) == "blank-disk");
    record.end_status.reset();
    record.events = {{"SHUTDOWN", "host-qmp-quit"}};
    CHECK(verdict(record) == "power-cut");
}

TEST_CASE("a device that came back into its slot is not one that is gone")
{
    const std::string gone = "pcieport 0000:00:02.0: pciehp: Slot(1): Powering off due to button press\n";
    CHECK(verdict(ended(gone)) == "device-removed");
    CHECK(verdict(ended(gone + "pcieport 0000:00:02.0: pciehp: Slot(1): Card present\n")) == "device-replugged");
    CHECK(verdict(ended("pcieport 0000:00:02.0: pciehp: Slot(1): Button press: will power off in 5 sec\n")) ==
          "device-removed");
    CHECK(verdict(ended(gone + "pcieport 0000:00:03.0: pciehp: Slot(2): Card present\n")) == "device-removed");
    CHECK(verdict(ended("pcieport 0000:00:02.0: pciehp: Slot(1): Card present\n" + gone)) == "device-removed");
    CHECK(verdict(ended("pcieport 0000:00:02.0: pciehp: Slot(1): Card present\n")) == "good");
}

TEST_CASE("a check that objects is the verdict if nothing else is, and a driver that is missing has its own")
{
    BootRecord record = ended("");
    record.facts["taint"] = "512";
    CHECK(verdict(record) == "taint");
    record = ended("");
    record.end_status = 3;
    CHECK(verdict(record) == "command");
    const std::vector<BootCheck> checks{{"inventory", {"pci 0000:03:00.0: has no driver, expected megaraid_sas"}}};
    CHECK(boot_verdict(ended(""), model(), checks).id == "driver-missing");
    CHECK(boot_verdict(ended(""), model(), {{"inventory", {"pci 0000:03:00.0: not found"}}}).id == "inventory");
}

TEST_CASE("what is allowed is no trouble where it is allowed, and keeps its reason")
{
    const BootRecord record = ended("[Firmware Bug]: the sun is hot\n");
    const Allowance allowance{.finding = "firmware-bug",
                              .line = "the sun is *",
                              .reason = "it always was",
                              .models = {"m"},
                              .architectures = {"x86_64"},
                              .releases = {"^6.12."}};
    CHECK(judge_log(record, model(), {}).trouble.size() == 1);
    const JudgedLog judged = judge_log(record, model(), {allowance});
    CHECK(judged.trouble.empty());
    CHECK(judged.allowed == std::vector<std::string>{"firmware-bug: [Firmware Bug]: the sun is hot: it always was"});
    Model other = model();
    other.name = "other";
    CHECK(judge_log(record, other, {allowance}).trouble.size() == 1);
    other = model();
    other.architecture = "aarch64";
    CHECK(judge_log(record, other, {allowance}).trouble.size() == 1);
    BootRecord older = record;
    older.facts["release"] = "6.6.1";
    CHECK(judge_log(older, model(), {allowance}).trouble.size() == 1);
}
