// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/smbios/decode.hpp"
#include "tests/probes/dmidecode_rules.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::testing;

namespace {

/// The one structure as we and as dmidecode read it: the number of fields that were compared.
unsigned agreed(const Bytes& structure)
{
    const std::string table = structure.bytes() + end_of_table();
    const std::string entry = entry_point_64(3, 5, table);
    const auto sections = run_dmidecode(entry, table);
    REQUIRE(sections.size() >= 1);
    const Inventory seen = smbios::decode(entry, table);
    Score score("");
    compare_with_dmidecode(sections, seen, "literal", score);
    for (const std::string& difference : score.differences())
        UNSCOPED_INFO(difference);
    for (const Note& note : seen.notes)
        UNSCOPED_INFO(note.why);
    CHECK(score.differences().size() == 0);
    CHECK(seen.notes.empty());
    return score.compared();
}

/// A Redfish host interface over USB, both addresses fixed: DSP0270, 8.
Bytes redfish_interface()
{
    constexpr std::size_t redfish = 0x0f;
    constexpr std::size_t fixed = 91;
    constexpr std::string_view host = "bmc-7";
    Bytes structure(42, 0x2a00, redfish + fixed + host.size());
    structure.set(0x04, 0x40).set(0x05, 6).set(0x06, 2).set(0x07, 0x046b, 2).set(0x09, 0xffb0, 2);
    structure.set(0x0c, 1).set(0x0d, 4).set(0x0e, fixed + host.size());
    for (std::size_t i = 0; i < 16; ++i)
        structure.set(redfish + i, 0x10 + i);
    for (const std::size_t assignment : {16U, 50U})
        structure.set(redfish + assignment, 1).set(redfish + assignment + 1, 1);
    structure.set(redfish + 18, 0x0211fea9, 4)
        .set(redfish + 34, 0x00ffff, 4)
        .set(redfish + 52, 0x0111fea9, 4)
        .set(redfish + 68, 0x00ffff, 4)
        .set(redfish + 84, 443, 2)
        .set(redfish + 86, 17, 4)
        .set(redfish + 90, host.size());
    for (std::size_t i = 0; i < host.size(); ++i)
        structure.set(redfish + fixed + i, static_cast<unsigned char>(host[i]));
    return structure;
}

}  // namespace

TEST_CASE("caches of all sizes are what dmidecode says", "[smbios][oracle]")
{
    const Bytes wide = Bytes(7, 0x0700, 0x1b)
                           .text(0x04, "L3-Cache")
                           .set(0x05, 0x182, 2)
                           .set(0x07, 0xffff, 2)
                           .set(0x09, 0xffff, 2)
                           .set(0x0d, 0x20, 2)
                           .set(0x0f, 2)
                           .set(0x10, 6)
                           .set(0x11, 5)
                           .set(0x12, 8)
                           .set(0x13, 0x80006000, 4)
                           .set(0x17, 0x80006000, 4);
    CHECK(agreed(wide) == 11);
    CHECK(
        agreed(Bytes(7, 0x0701, 0x13).set(0x05, 0x8, 2).set(0x09, 0x8010, 2).set(0x10, 3).set(0x11, 3).set(0x12, 2)) ==
        11);
}

TEST_CASE("connectors, slots and onboard devices are what dmidecode says", "[smbios][oracle]")
{
    CHECK(agreed(Bytes(8, 0x0800, 9)
                     .text(0x04, "J1A1")
                     .set(0x05, 0x22)
                     .text(0x06, "SATA 0")
                     .set(0x07, 0xff)
                     .set(0x08, 0x20)) == 6);
    CHECK(agreed(Bytes(9, 0x0900, 0x1c)
                     .text(0x04, "Riser 1")
                     .set(0x05, 0xc3)
                     .set(0x06, 0x0d)
                     .set(0x07, 4)
                     .set(0x08, 4)
                     .set(0x09, 17, 2)
                     .set(0x0c, 2)
                     .set(0x0d, 0x0001, 2)
                     .set(0x0f, 0x3b)
                     .set(0x10, 0xe5)
                     .set(0x12, 1)
                     .set(0x13, 0x0001, 2)
                     .set(0x15, 0x3b)
                     .set(0x18, 5)) == 8);
    CHECK(agreed(
              Bytes(9, 0x0901, 0x11).set(0x05, 0x26).set(0x06, 2).set(0x07, 3).set(0x08, 2).set(0x0d, 0xffffffff, 4)) ==
          5);
    CHECK(agreed(Bytes(41, 0x2900, 0x0b).text(0x04, "LOM 1").set(0x05, 0x85).set(0x06, 1).set(0x09, 2).set(0x0a, 1)) ==
          6);
}

TEST_CASE("address ranges are what dmidecode says, below 4 TiB and above", "[smbios][oracle]")
{
    const std::string array = Bytes(16, 0x1000, 0x0f).set(0x04, 3).set(0x05, 3).set(0x06, 6).set(0x0d, 1, 2).bytes();
    const auto ranges = [&](const Bytes& structure) {
        const std::string table = array + structure.bytes() + end_of_table();
        const std::string entry = entry_point_64(3, 5, table);
        Score score("");
        compare_with_dmidecode(run_dmidecode(entry, table), smbios::decode(entry, table), "literal", score);
        for (const std::string& difference : score.differences())
            UNSCOPED_INFO(difference);
        CHECK(score.differences().size() == 0);
        return score.compared();
    };
    CHECK(ranges(Bytes(19, 0x1300, 0x1f).set(0x08, 0x7fffff, 4).set(0x0c, 0x1000, 2).set(0x0e, 2)) == 6);
    CHECK(ranges(Bytes(19, 0x1301, 0x1f)
                     .set(0x04, 0xffffffff, 4)
                     .set(0x08, 0xffffffff, 4)
                     .set(0x0c, 0x1000, 2)
                     .set(0x0e, 4)
                     .set(0x0f, 0x40000000000, 8)
                     .set(0x17, 0x4ffffffffff, 8)) == 6);
}

TEST_CASE("ways to the management controller are what dmidecode says", "[smbios][oracle]")
{
    CHECK(agreed(Bytes(38, 0x2600, 0x12)
                     .set(0x04, 1)
                     .set(0x05, 0x20)
                     .set(0x06, 0x20)
                     .set(0x08, 0xca3, 8)
                     .set(0x10, 0x40)
                     .set(0x11, 5)) == 7);
    CHECK(agreed(Bytes(38, 0x2601, 0x12).set(0x04, 4).set(0x05, 0x20).set(0x06, 0x20).set(0x08, 0x20, 8)) == 5);
    CHECK(agreed(redfish_interface()) == 15);
}

TEST_CASE("power supplies, TPMs and firmware are what dmidecode says", "[smbios][oracle]")
{
    CHECK(agreed(Bytes(39, 0x2700, 0x16)
                     .set(0x04, 1)
                     .text(0x05, "Bay 2")
                     .text(0x06, "PSU 2")
                     .text(0x07, "Example Power")
                     .text(0x0a, "EP-1600")
                     .text(0x0b, "B")
                     .set(0x0c, 1600, 2)
                     .set(0x0e, 0x11a3, 2)) == 15);
    CHECK(agreed(Bytes(39, 0x2701, 0x16).set(0x0c, 0x8000, 2).set(0x0e, 0x0814, 2)) == 14);
    CHECK(agreed(Bytes(43, 0x2b00, 0x1f)
                     .set(0x04, 0x00585a59, 4)
                     .set(0x08, 2)
                     .set(0x09, 0)
                     .set(0x0a, 0x00070055, 4)
                     .text(0x12, "TPM 2.0")) == 5);
    CHECK(agreed(Bytes(45, 0x2d00, 0x1a)
                     .text(0x04, "BMC")
                     .text(0x05, "7.10")
                     .text(0x07, "BMC-1")
                     .text(0x09, "2026-01-31")
                     .text(0x0a, "Example")
                     .text(0x0b, "6.00")
                     .set(0x0c, 32 << 20, 8)
                     .set(0x14, 1, 2)
                     .set(0x16, 4)
                     .set(0x17, 1)
                     .set(0x18, 0x0100, 2)) == 9);
}
