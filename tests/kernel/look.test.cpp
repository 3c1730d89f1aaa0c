// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/look.hpp"

#include "kernel/judge/expectation_text.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace std::string_literals;

namespace {

const Expectation expectation{
    .kinds = {}, .devices = {}, .console = {"ACPI: CEDT"}, .files = {{"/sys/class/tpm/tpm0/tpm_version_major", "2"}}};

}  // namespace

TEST_CASE("initcalls come slowest first, and lines that are none are left out")
{
    CHECK(parse_initcalls("0.5 0 a_init\n12.250 -19 nvme_init [nvme]\nx 0 b\n1.0 y c\n7\n\n") ==
          std::vector<Initcall>{{"nvme_init [nvme]", 12.25, -19}, {"a_init", 0.5, 0}});
}

TEST_CASE("a console that lacks a line and a file of another text are objections")
{
    BootRecord record;
    record.files["inventory.json"] = "{}";
    record.files["look/sys/class/tpm/tpm0/tpm_version_major"] = "1\n";
    const auto checks = look_checks(record, expectation);
    REQUIRE(checks.size() == 2);
    CHECK(checks[0] == BootCheck{"console", {"the console does not show: ACPI: CEDT"}});
    CHECK(checks[1] == BootCheck{"files", {"/sys/class/tpm/tpm0/tpm_version_major is '1', expected '2'"}});
}

TEST_CASE("a console and files that are as promised are no objection")
{
    BootRecord record;
    record.console = "<6>[    0.0] ACPI: CEDT 0x1\n";
    record.files["inventory.json"] = "{}";
    record.files["look/sys/class/tpm/tpm0/tpm_version_major"] = "2\n";
    CHECK(is_good(look_checks(record, expectation)));
}

TEST_CASE("a file that is not there is an objection, but only where somebody looked")
{
    BootRecord record;
    record.console = "ACPI: CEDT";
    CHECK(is_good(look_checks(record, expectation)));
    record.files["inventory.json"] = "{}";
    CHECK(look_checks(record, expectation)[1].objections ==
          std::vector{"/sys/class/tpm/tpm0/tpm_version_major: not found"s});
}

TEST_CASE("a look asks for the inventory and for each file, and ends with the inventory's status")
{
    Model model;
    model.expectation = expectation;
    const std::string command = look_command(model);
    CHECK(command.starts_with("ocks-cert inventory --format json > inventory.json\n"));
    CHECK(command.find("cat '/sys/class/tpm/tpm0/tpm_version_major' > 'look/sys/class/tpm/tpm0/tpm_version_major'") !=
          std::string::npos);
    CHECK(command.ends_with("exit $status"));
}

TEST_CASE("what was found is drafted in the words of a model, by what is printed on a device")
{
    const Inventory found{.devices = {{"memory", "memory", {}},
                                      {"nvme", "nvme0", {{"serial", "A"s}, {"state", "live"s}}},
                                      {"nvme", "nvme1", {{"serial", "B"s}, {"pci_address", "0000:01:00.0"s}}},
                                      {"numa", "node0", {{"cpus", "0-1"s}}}},
                          .notes = {}};
    CHECK(expectation_text(found) == R"(
[[device]]
kind = "numa"
name = "node0"
properties = { cpus = "0-1" }

[[device]]
kind = "nvme"
by = "serial"
properties = { serial = "A" }

[[device]]
kind = "nvme"
by = "serial"
properties = { serial = "B", pci_address = "0000:01:00.0" }
)");
}

TEST_CASE("two paths to one serial number are told apart by their addresses")
{
    const Inventory found{.devices = {{"nvme", "nvme0", {{"serial", "A"s}, {"pci_address", "0000:01:00.0"s}}},
                                      {"nvme", "nvme1", {{"serial", "A"s}, {"pci_address", "0000:02:00.0"s}}}},
                          .notes = {}};
    CHECK(expectation_text(found).find("by = \"serial\"") == std::string::npos);
    CHECK(expectation_text(found).find("by = \"pci_address\"") != std::string::npos);
}
