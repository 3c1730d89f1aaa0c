// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/acpi/table.hpp"
#include "probes/probe.hpp"
#include "tests/probes/smbios_bytes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using namespace ocks::testing;

namespace ocks::probes {
extern const Probe acpi;
}

namespace {

/// A table with the header of the specification and a right checksum.
std::string table(std::string_view signature, const std::string& body)
{
    const std::string bytes = std::string{signature} + little(36 + body.size(), 4) + little(3, 1) + little(0, 1) +
                              "EXAMPL" + "RACK1   " + little(7, 4) + "INTL" + little(0x20260101, 4) + body;
    return with_checksum(bytes, 9);
}

std::string local_apic(bool enabled)
{
    return little(0, 1) + little(8, 1) + little(0, 2) + little(enabled ? 1 : 0, 4);
}

std::string madt(const std::string& entries)
{
    return table("APIC", std::string(8, '\0') + entries);
}

}  // namespace

TEST_CASE("a table is known by its header", "[acpi]")
{
    const auto header = acpi::parse_header(table("MCFG", "body"));
    REQUIRE(header);
    CHECK(*header == acpi::Header{"MCFG", 40, 3, "EXAMPL", "RACK1", 7, "INTL", 0x20260101});
}

TEST_CASE("a table that is cut, or does not add up, is refused", "[acpi]")
{
    const std::string whole = table("MCFG", "body");
    CHECK(acpi::parse_header(whole.substr(0, 39)).error().why == "the table is shorter than it says");
    CHECK(acpi::parse_header(whole.substr(0, 20)).error().why == "the table is shorter than it says");
    CHECK(acpi::parse_header("").error().why == "the table is shorter than it says");
    std::string flipped = whole;
    flipped[38] = '?';
    CHECK(acpi::parse_header(flipped).error().why == "the checksum is wrong");
    CHECK(acpi::parse_header("FACS" + little(64, 4) + std::string(56, '\1')).value().oem_id.empty());
}

TEST_CASE("processors are counted if they are enabled", "[acpi]")
{
    const std::string x2apic =
        little(9, 1) + little(16, 1) + little(0, 2) + little(300, 4) + little(1, 4) + little(0, 4);
    std::string interface = little(11, 1) + little(80, 1) + std::string(78, '\0');
    interface[12] = 1;
    const std::string io_apic = little(1, 1) + little(12, 1) + std::string(10, '\1');
    CHECK(acpi::count_madt(madt(local_apic(true) + io_apic + local_apic(false) + x2apic + interface)).value() ==
          acpi::Counts{.enabled_processors = 3});
}

TEST_CASE("proximity domains are counted once, those of processors and those of memory", "[acpi]")
{
    const auto affinity = [](unsigned type, std::size_t length, std::size_t place, unsigned domain) {
        std::string entry = little(type, 1) + little(length, 1) + std::string(length - 2, '\0');
        return entry.replace(place, 1, little(domain, 1));
    };
    const std::string entries =
        affinity(0, 16, 2, 0) + affinity(0, 16, 2, 1) + affinity(1, 40, 2, 1) + affinity(2, 24, 4, 2);
    CHECK(acpi::count_srat(table("SRAT", std::string(12, '\0') + entries)).value() ==
          acpi::Counts{.processors = 3, .memory_ranges = 1, .domains = 3});
}

TEST_CASE("an entry that makes no sense ends the count with a word", "[acpi]")
{
    const std::string hopeless = "an entry's length makes no sense: what follows cannot be read";
    CHECK(acpi::count_madt(madt(little(0, 1) + little(0, 1))).error().why == hopeless);
    CHECK(acpi::count_madt(madt(little(0, 1) + little(9, 1) + "12345")).error().why == hopeless);
    CHECK(acpi::count_madt(madt(little(0, 1) + little(4, 1) + "12")).error().why ==
          "an entry is shorter than its kind");
    CHECK_FALSE(acpi::count_hest("short"));
}

TEST_CASE("tables are found where the kernel shows them, and one that is broken is a device and a note",
          "[probe][acpi]")
{
    std::string broken = table("SSDT", "body");
    broken[39] = '?';
    const std::string good = madt(local_apic(true));
    const std::string dynamic = table("SSDT", "");
    const Tree tree{
        {"/sys/firmware/acpi/tables/APIC", good},
        {"/sys/firmware/acpi/tables/SSDT1", broken},
        {"/sys/firmware/acpi/tables/dynamic/SSDT2", dynamic},
        {"/sys/firmware/acpi/tables/data/BERT", "no table"},
    };
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::acpi});
    REQUIRE(seen.devices.size() == 3);
    CHECK(seen.devices[0] == Device{"acpi",
                                    "APIC",
                                    {{"signature", "APIC"},
                                     {"size_bytes", std::uint64_t{52}},
                                     {"revision", std::uint64_t{3}},
                                     {"oem_id", "EXAMPL"},
                                     {"oem_table_id", "RACK1"},
                                     {"oem_revision", std::uint64_t{7}},
                                     {"creator_id", "INTL"},
                                     {"creator_revision", std::uint64_t{0x20260101}},
                                     {"enabled_processors", std::uint64_t{1}}}});
    CHECK(seen.devices[1] == Device{"acpi", "SSDT1", {{"size_bytes", std::uint64_t{40}}}});
    CHECK(seen.devices[2].name == "dynamic/SSDT2");
    CHECK(seen.notes == std::vector<Note>{{"acpi", "/sys/firmware/acpi/tables/SSDT1", "the checksum is wrong"}});
}
