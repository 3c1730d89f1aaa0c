// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/smbios/decode.hpp"
#include "tests/probes/smbios_bytes.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace ocks;
using namespace ocks::testing;

namespace {

Inventory decoded(const std::string& structures, unsigned minor = 5)
{
    const std::string table = structures + end_of_table();
    return smbios::decode(entry_point_64(3, minor, table), table);
}

/// The properties of the one device that a structure becomes, beside its handle.
Device only_device(const Bytes& structure, std::string_view kind)
{
    const Inventory seen = decoded(structure.bytes());
    const auto found = std::ranges::find(seen.devices, kind, &Device::kind);
    REQUIRE(found != seen.devices.end());
    return *found;
}

std::string why(const Inventory& inventory)
{
    return inventory.notes.empty() ? "" : inventory.notes[0].where + ": " + inventory.notes[0].why;
}

}  // namespace

TEST_CASE("a system is described by its texts, as they are", "[smbios]")
{
    const Inventory seen = decoded(Bytes(1, 0x0100, 0x1b)
                                       .text(0x04, "Inspur  ")
                                       .text(0x05, "NF5280M6")
                                       .text(0x07, "8\x01\xff")
                                       .text(0x19, "SKU")
                                       .bytes());
    const Device* const system = find_device(seen, "system", "system");
    REQUIRE(system != nullptr);
    CHECK(*system == Device{"system",
                            "system",
                            {
                                {"handle", "0x0100"},
                                {"vendor", "Inspur  "},
                                {"product", "NF5280M6"},
                                {"serial", "8.."},
                                {"sku", "SKU"},
                            }});
    CHECK(seen.notes.empty());
}

TEST_CASE("a UUID has its first three parts the other way round since SMBIOS 2.6", "[smbios]")
{
    Bytes system(1, 1, 0x1b);
    for (std::size_t i = 0; i < 16; ++i)
        system.set(0x08 + i, 0x10 + i);
    const std::string table = system.bytes() + end_of_table();
    const Inventory now = smbios::decode(entry_point_32(2, 6, table, 2), table);
    const Inventory before = smbios::decode(entry_point_32(2, 5, table, 2), table);
    CHECK(text_of(now.devices[1], "uuid") == "13121110-1514-1716-1819-1a1b1c1d1e1f");
    CHECK(text_of(before.devices[1], "uuid") == "10111213-1415-1617-1819-1a1b1c1d1e1f");
}

TEST_CASE("a UUID of ones or zeros is not one", "[smbios]")
{
    Bytes absent(1, 1, 0x1b);
    for (std::size_t i = 0; i < 16; ++i)
        absent.set(0x08 + i, 0xff);
    CHECK_FALSE(only_device(absent, "system").properties.contains("uuid"));
    CHECK_FALSE(only_device(Bytes(1, 1, 0x1b), "system").properties.contains("uuid"));
}

TEST_CASE("firmware of 16 MiB and more says its size in a field of its own", "[smbios]")
{
    CHECK(number_of(only_device(Bytes(0, 0, 0x12).set(0x09, 0x7f), "bios"), "rom_size_bytes") == 8U << 20U);
    CHECK(number_of(only_device(Bytes(0, 0, 0x12).set(0x09, 0xff), "bios"), "rom_size_bytes") == 16U << 20U);
    const Bytes large = Bytes(0, 0, 0x1a).set(0x09, 0xff).set(0x18, 0x4002, 2);
    CHECK(number_of(only_device(large, "bios"), "rom_size_bytes") == 2ULL << 30U);
    const Inventory odd = decoded(Bytes(0, 0, 0x1a).set(0x09, 0xff).set(0x18, 0xc001, 2).bytes());
    CHECK(why(odd) == "/sys/firmware/dmi/tables/DMI, handle 0x0000: bios, rom_size_bytes: the unit is not in the "
                      "specification");
}

TEST_CASE("a chassis' type is without its lock, and its SKU lies behind the elements", "[smbios]")
{
    Bytes chassis(3, 3, 0x15 + 6 + 1);
    chassis.set(0x05, 0x97).set(0x11, 2).set(0x13, 2).set(0x14, 3).text(0x15 + 6, "rack");
    const Device seen = only_device(chassis, "chassis");
    CHECK(text_of(seen, "type") == "Rack Mount Chassis");
    CHECK(number_of(seen, "height_units") == 2U);
    CHECK(text_of(seen, "sku") == "rack");
}

TEST_CASE("a code that the specification does not have is left out and noted", "[smbios]")
{
    const Inventory seen = decoded(Bytes(3, 0x0300, 0x15).set(0x05, 0x7f).bytes());
    CHECK_FALSE(seen.devices[1].properties.contains("type"));
    CHECK(why(seen) == "/sys/firmware/dmi/tables/DMI, handle 0x0300: chassis0, type: code 127 is not in the "
                       "specification");
}

TEST_CASE("a string that is not there is left out and noted", "[smbios]")
{
    const Inventory seen = decoded(Bytes(2, 0x0200, 0x0f).set(0x0d, 10).text(0x04, "Dell Inc.").set(0x05, 2).bytes());
    CHECK(seen.devices[1] ==
          Device{"board", "board0", {{"handle", "0x0200"}, {"vendor", "Dell Inc."}, {"type", "Motherboard"}}});
    CHECK(why(seen) == "/sys/firmware/dmi/tables/DMI, handle 0x0200: board0, product: there is no string 2");
}

TEST_CASE("a processor's counts above 254 stand in words of their own", "[smbios]")
{
    const Bytes large = Bytes(4, 4, 0x30)
                            .set(0x05, 3)
                            .set(0x06, 0xfe)
                            .set(0x28, 0x101, 2)
                            .set(0x18, 0x41)
                            .set(0x1a, 0xffffffffffff, 6)
                            .set(0x14, 2600, 2)
                            .set(0x23, 0xff)
                            .set(0x2a, 288, 2)
                            .set(0x24, 0xff)
                            .set(0x2c, 256, 2)
                            .set(0x25, 64);
    CHECK(only_device(large, "processor") == Device{"processor",
                                                    "processor0",
                                                    {
                                                        {"handle", "0x0004"},
                                                        {"type", "Central Processor"},
                                                        {"family", "ARMv8"},
                                                        {"populated", std::uint64_t{1}},
                                                        {"status", "Enabled"},
                                                        {"max_mhz", std::uint64_t{2600}},
                                                        {"cores", std::uint64_t{288}},
                                                        {"cores_enabled", std::uint64_t{256}},
                                                        {"threads", std::uint64_t{64}},
                                                    }});
}

TEST_CASE("a family that two makers share goes by the manufacturer", "[smbios]")
{
    const auto family = [](std::string_view manufacturer) {
        const Bytes structure = Bytes(4, 4, 0x1a).set(0x05, 3).set(0x06, 0xbe).text(0x07, manufacturer);
        return std::string{text_of(only_device(structure, "processor"), "family").value_or("")};
    };
    CHECK(family("Intel(R) Corporation") == "Core 2");
    CHECK(family("AMD") == "K7");
    CHECK(family("Zhaoxin") == "Core 2 or K7");
}

TEST_CASE("an empty socket is not populated, and has no status", "[smbios]")
{
    const Device seen = only_device(Bytes(4, 4, 0x1a).set(0x05, 3).set(0x06, 2), "processor");
    CHECK(number_of(seen, "populated") == 0U);
    CHECK_FALSE(seen.properties.contains("status"));
    CHECK_FALSE(seen.properties.contains("max_mhz"));
}

TEST_CASE("a memory module's size is in MiB, in KiB, or in the extended field", "[smbios]")
{
    const auto size = [](std::uint64_t word, std::uint64_t extended) {
        const Bytes structure =
            Bytes(17, 17, 0x20).set(0x0c, word, 2).set(0x0e, 9).set(0x12, 26).set(0x1c, extended, 4);
        return number_of(only_device(structure, "dimm"), "size_bytes");
    };
    CHECK(size(16384, 0) == 16ULL << 30U);
    CHECK(size(0x8000 | 512U, 0) == 512ULL << 10U);
    CHECK(size(0x7fff, 131072) == 128ULL << 30U);
    CHECK(size(0xffff, 0) == std::nullopt);
    CHECK(size(0, 0) == std::nullopt);
}

TEST_CASE("a slot knows its array by name, and a memory array its capacity beyond 2 TiB", "[smbios]")
{
    const Inventory seen = decoded(Bytes(17, 0x1100, 0x15).set(0x04, 0x1000, 2).set(0x0e, 9).set(0x12, 26).bytes() +
                                   Bytes(16, 0x1000, 0x17)
                                       .set(0x04, 3)
                                       .set(0x05, 3)
                                       .set(0x06, 6)
                                       .set(0x07, 0x80000000, 4)
                                       .set(0x0d, 24, 2)
                                       .set(0x0f, 3ULL << 40U, 8)
                                       .bytes() +
                                   Bytes(17, 0x1101, 0x15).set(0x04, 0x2000, 2).set(0x0e, 9).set(0x12, 26).bytes());
    CHECK(text_of(*find_device(seen, "dimm", "dimm0"), "array") == "memory_array0");
    CHECK(number_of(*find_device(seen, "dimm", "dimm0"), "populated") == 0U);
    CHECK(number_of(*find_device(seen, "memory_array", "memory_array0"), "capacity_bytes") == 3ULL << 40U);
    CHECK(text_of(*find_device(seen, "memory_array", "memory_array0"), "error_correction") == "Multi-bit ECC");
    CHECK(why(seen) == "/sys/firmware/dmi/tables/DMI, handle 0x1101: dimm1, array: there is no memory array 0x2000");
}

TEST_CASE("a table that ends within a structure keeps what came before", "[smbios]")
{
    const std::string whole = Bytes(2, 2, 0x0f).set(0x0d, 10).bytes();
    const std::string table = whole + Bytes(3, 3, 0x15).text(0x04, "cut").bytes().substr(0, 0x17);
    const Inventory seen = smbios::decode(entry_point_64(3, 0, table), table);
    CHECK(seen.devices.size() == 2);
    CHECK(why(seen) == "/sys/firmware/dmi/tables/DMI, offset 17: the table ends within a structure");
}

TEST_CASE("a length below the header's ends the table with a note", "[smbios]")
{
    const std::string table = Bytes(2, 2, 0x0f).set(0x0d, 10).bytes() + std::string("\x11\x03\x00\x00\x00\x00", 6);
    const Inventory seen = smbios::decode(entry_point_64(3, 0, table), table);
    CHECK(seen.devices.size() == 2);
    CHECK(why(seen) == "/sys/firmware/dmi/tables/DMI, offset 17: a structure's length makes no sense: what follows "
                       "cannot be read");
}

TEST_CASE("a handle that is given twice is noted", "[smbios]")
{
    const std::string board = Bytes(2, 2, 0x0f).set(0x0d, 10).bytes();
    const Inventory seen = decoded(board + board);
    CHECK(seen.devices.size() == 3);
    CHECK(why(seen) == "/sys/firmware/dmi/tables/DMI, offset 17: handle 0x0002 is given twice");
}

TEST_CASE("structures that are announced and missing are noted", "[smbios]")
{
    const std::string table = Bytes(2, 2, 0x0f).set(0x0d, 10).bytes() + end_of_table();
    CHECK(smbios::decode(entry_point_32(2, 8, table, 2), table).notes.empty());
    const Inventory seen = smbios::decode(entry_point_32(2, 8, table, 9), table);
    CHECK(why(seen) == "/sys/firmware/dmi/tables/DMI, end: 9 structures are announced, and 1 are there");
}

TEST_CASE("an entry point with a wrong checksum is noted, and nothing is taken from the table", "[smbios]")
{
    const std::string table = end_of_table();
    std::string entry = entry_point_64(3, 5, table);
    entry[8] = 6;
    const Inventory seen = smbios::decode(entry, table);
    CHECK(seen.devices.empty());
    CHECK(why(seen) == "/sys/firmware/dmi/tables/smbios_entry_point: the checksum of the entry point is wrong");
}

TEST_CASE("the three anchors are known, and versions that firmware wrote wrong", "[smbios]")
{
    const std::string table = end_of_table();
    CHECK(smbios::parse_entry_point(entry_point_64(3, 5, table)).value() ==
          smbios::EntryPoint{"_SM3_", 3, 5, table.size(), std::nullopt});
    CHECK(smbios::parse_entry_point(entry_point_32(2, 8, table, 1)).value() ==
          smbios::EntryPoint{"_SM_", 2, 8, table.size(), 1});
    CHECK(smbios::parse_entry_point(entry_point_32(2, 0x21, table, 1)).value().minor == 3);
    CHECK(smbios::parse_entry_point(entry_point_32(2, 8, table, 1).substr(0x10)).value() ==
          smbios::EntryPoint{"_DMI_", 2, 8, table.size(), 1});
    CHECK_FALSE(smbios::parse_entry_point("_SM3_"));
    CHECK_FALSE(smbios::parse_entry_point(""));
}
