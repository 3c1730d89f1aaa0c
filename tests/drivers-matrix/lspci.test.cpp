// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/lspci.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

std::string trouble_with(std::string_view text)
{
    const auto parsed = parse_lspci(text, "list");
    return parsed ? "accepted" : to_string(parsed.error());
}

}  // namespace

TEST_CASE("lspci -nn, -n and -vmmn tell the same device", "[lspci]")
{
    const Claimant nic{.name = "3b:00.0",
                       .modalias = "pci:v00008086d000010D3sv00000000sd00000000bc02sc00i??",
                       .device_class = "0200??",
                       .id = "8086:10d3"};
    const auto of = [](std::string_view text) {
        const auto parsed = parse_lspci(text, "list");
        return parsed ? parsed->subjects : std::vector<Claimant>{};
    };
    CHECK(of("3b:00.0 Ethernet controller [0200]: Intel [Maker] 82574L [8086:10d3] (rev 01)\n\tKernel driver in use: "
             "x\n") == std::vector{nic});
    CHECK(of("3b:00.0 0200: 8086:10d3 (rev 01)\n") == std::vector{nic});
    CHECK(of("Slot:\t3b:00.0\nClass:\t0200\nVendor:\t8086\nDevice:\t10d3\n\n") == std::vector{nic});
    CHECK(of("Slot:\t3b:00.0\nClass:\tEthernet controller [0200]\nVendor:\tIntel [8086]\nDevice:\t82574L "
             "[10d3]\nRev:\t01\n") == std::vector{nic});
}

TEST_CASE("subsystem and interface are taken where lspci prints them", "[lspci]")
{
    const auto parsed = parse_lspci("Slot:\t01:00.0\nClass:\t0108\nVendor:\t144d\nDevice:\ta808\n"
                                    "SVendor:\t144d\nSDevice:\ta801\nProgIf:\t02\n\nSlot:\t02:00.0\nClass:\t0600\n"
                                    "Vendor:\t8086\nDevice:\t29c0\n",
                                    "list");
    REQUIRE(parsed);
    REQUIRE(parsed->subjects.size() == 2);
    CHECK(parsed->subjects[0].modalias == "pci:v0000144Dd0000A808sv0000144Dsd0000A801bc01sc08i02");
    CHECK(parsed->subjects[0].device_class == "010802");
    CHECK(parsed->subjects[1].id == "8086:29c0");
}

TEST_CASE("ids and aliases are a list of devices as well", "[lspci]")
{
    const auto parsed =
        parse_lspci("# cards\n8086:10D3\npci:v0000144Dd0000A808sv00000000sd00000000bc01sc08i02\n", "list");
    REQUIRE(parsed);
    REQUIRE(parsed->subjects.size() == 2);
    CHECK(parsed->subjects[0].name == "8086:10d3");
    CHECK(parsed->subjects[0].device_class == "??????");
    CHECK(parsed->subjects[1].device_class == "010802");
}

TEST_CASE("a list that is none is refused by its line", "[lspci]")
{
    CHECK(trouble_with("") == "list: no device is in it");
    CHECK(trouble_with("3b:00.0 Ethernet controller: Intel 82574L (rev 01)\n") ==
          "list:1: no numbers in this line; lspci -nn writes them");
    CHECK(trouble_with("\n3b:00.0 Ethernet controller\n") == "list:2: no class in this line");
    CHECK(trouble_with("Slot:\t01:00.0\nVendor:\tIntel Corporation\n") ==
          "list:2: no number in this field; lspci -vmmn writes them");
    CHECK(trouble_with("Slot:\t01:00.0\nClass:\t0200\n") == "list:2: a device without vendor and device");
    CHECK(trouble_with("Class:\t0200\n") == "list:1: a field before \"Slot:\"");
    CHECK(trouble_with("pci:v8086\n") == "list:1: not the modalias of a PCI device");
    CHECK(trouble_with("hello\n") == "list:1: neither a device of lspci -nn, -n or -vmmn, nor an id as 8086:10d3");
    CHECK(trouble_with(std::string_view{"a\0b", 3}) == "list:1: not a text");
}
