// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci/names_excerpt.hpp"
#include "probes/pci_address.hpp"
#include "probes/pci_link.hpp"
#include "probes/pci_names.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe pci;
extern const Probe pci_slot;
}  // namespace ocks::probes

namespace {

constexpr std::array pci_alone{&probes::pci};

/// Names depend on the list of the machine that runs the test.
Device without_names(Device device)
{
    for (const char* const name : {"vendor_name", "device_name", "subsystem_name", "class_name"})
        device.properties.erase(name);
    return device;
}

/// Six BARs of which the first is used, and the option ROM.
constexpr std::string_view rows_of_resource = "0x00000000fea00000 0x00000000fea03fff 0x0000000000140204\n"
                                              "0x0000000000000000 0x0000000000000000 0x0000000000000000\n"
                                              "0x0000000000000000 0x0000000000000000 0x0000000000000000\n"
                                              "0x0000000000000000 0x0000000000000000 0x0000000000000000\n"
                                              "0x0000000000000000 0x0000000000000000 0x0000000000000000\n"
                                              "0x0000000000000000 0x0000000000000000 0x0000000000000000\n"
                                              "0x00000000fea80000 0x00000000feafffff 0x0000000000046200\n";

Inventory observed(const Tree& tree)
{
    Inventory seen = observe(tree.sysroot(), pci_alone);
    std::erase_if(seen.notes, [](const Note& note) { return note.why.find("list of PCI names") != std::string::npos; });
    return seen;
}

}  // namespace

TEST_CASE("a PCI function is found with its ids, link, place and driver", "[probe][pci]")
{
    const std::string place = "/sys/devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0";
    const Tree tree{
        {"/sys/bus/pci/devices/0000:3b:00.0", "-> ../../../devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0"},
        {place + "/vendor", "0x144d\n"},
        {place + "/device", "0xa80a\n"},
        {place + "/subsystem_vendor", "0x144d\n"},
        {place + "/subsystem_device", "0xa814\n"},
        {place + "/class", "0x010802\n"},
        {place + "/revision", "0x00\n"},
        {place + "/modalias", "pci:v0000144Dd0000A80Asv0000144Dsd0000A814bc01sc08i02\n"},
        {place + "/numa_node", "1\n"},
        {place + "/current_link_speed", "8.0 GT/s PCIe\n"},
        {place + "/current_link_width", "4\n"},
        {place + "/max_link_speed", "16.0 GT/s PCIe\n"},
        {place + "/max_link_width", "4\n"},
        {place + "/driver", "-> ../../../../bus/pci/drivers/nvme"},
        {place + "/iommu_group", "-> ../../../../kernel/iommu_groups/42"},
        {place + "/power_state", "D0\n"},
        {place + "/aer_dev_correctable", "RxErr 0\nBadTLP 2\nTOTAL_ERR_COR 2\n"},
        {place + "/resource", rows_of_resource},
        {"/sys/bus/pci/slots/4/address", "0000:3b:00\n"},
    };
    const Inventory seen = observed(tree);
    REQUIRE(seen.devices.size() == 1);
    CHECK(without_names(seen.devices[0]) ==
          Device{"pci",
                 "0000:3b:00.0",
                 {
                     {"vendor_id", "144d"},
                     {"device_id", "a80a"},
                     {"subsystem_vendor_id", "144d"},
                     {"subsystem_device_id", "a814"},
                     {"class", "010802"},
                     {"revision", "00"},
                     {"modalias", "pci:v0000144Dd0000A80Asv0000144Dsd0000A814bc01sc08i02"},
                     {"numa_node", std::uint64_t{1}},
                     {"link_speed_mts", std::uint64_t{8000}},
                     {"link_width", std::uint64_t{4}},
                     {"max_link_speed_mts", std::uint64_t{16000}},
                     {"max_link_width", std::uint64_t{4}},
                     {"driver", "nvme"},
                     {"iommu_group", "42"},
                     {"parent", "0000:3a:00.0"},
                     {"upstream", "0000:3a:00.0"},
                     {"slot", "4"},
                     {"power_state", "D0"},
                     {"aer_correctable_errors", std::uint64_t{2}},
                     {"aer_errors", "BadTLP=2"},
                     {"option_rom_bytes", std::uint64_t{0x80000}},
                 }});
    CHECK(seen.notes.empty());
}

TEST_CASE("others than root are told once that they may not see the capabilities", "[probe][pci]")
{
    std::string config(64, '\0');
    config[0x00] = '\x86';
    config[0x01] = '\x80';
    config[0x06] = '\x10';
    config[0x34] = '\x40';
    const std::string gone(64, '\xff');
    const Tree tree{
        {"/sys/bus/pci/devices/0000:00:01.0/vendor", "0x8086\n"},
        {"/sys/bus/pci/devices/0000:00:01.0/config", config},
        {"/sys/bus/pci/devices/0000:00:02.0/vendor", "0x8086\n"},
        {"/sys/bus/pci/devices/0000:00:02.0/config", config},
        {"/sys/bus/pci/devices/0000:00:03.0/vendor", "0x8086\n"},
        {"/sys/bus/pci/devices/0000:00:03.0/config", gone},
    };
    const Inventory seen = observed(tree);
    CHECK(seen.devices.size() == 3);
    CHECK(seen.notes == std::vector<Note>{
                            {"pci", "/sys/bus/pci/devices", "only root may read the capabilities of 2 functions"},
                            {"pci", "/sys/bus/pci/devices/0000:00:03.0/config", "the function does not answer"},
                        });
}

TEST_CASE("physical slots are found, those of a bus older than PCI Express too", "[probe][pci]")
{
    const Tree tree{
        {"/sys/bus/pci/slots/4/address", "0000:3b:00\n"},
        {"/sys/bus/pci/slots/4/adapter", "1\n"},
        {"/sys/bus/pci/slots/4/cur_bus_speed", "8.0 GT/s PCIe\n"},
        {"/sys/bus/pci/slots/4/max_bus_speed", "16.0 GT/s PCIe\n"},
        {"/sys/bus/pci/slots/5/address", "0000:05:01\n"},
        {"/sys/bus/pci/slots/5/cur_bus_speed", "66 MHz PCI\n"},
        {"/sys/bus/pci/slots/5/max_bus_speed", "Unknown\n"},
        {"/sys/bus/pci/slots/6/address", "0000:06:01\n"},
        {"/sys/bus/pci/slots/6/cur_bus_speed", "quick\n"},
        {"/sys/bus/pci/slots/control/add_slot", ""},
    };
    const Inventory expected{{
                                 {"pci_slot",
                                  "4",
                                  {{"address", "0000:3b:00"},
                                   {"occupied", std::uint64_t{1}},
                                   {"link_speed_mts", std::uint64_t{8000}},
                                   {"max_link_speed_mts", std::uint64_t{16'000}}}},
                                 {"pci_slot", "5", {{"address", "0000:05:01"}}},
                                 {"pci_slot", "6", {{"address", "0000:06:01"}}},
                             },
                             {{"pci_slot", "/sys/bus/pci/slots/6/cur_bus_speed", "not a link speed"}}};
    CHECK(observe(tree.sysroot(), std::array{&probes::pci_slot}) == expected);
}

TEST_CASE("a PCI function that is a plain directory has no place, and -1 is no node", "[probe][pci]")
{
    const Tree tree{
        {"/sys/bus/pci/devices/0000:00:01.0/vendor", "0x8086\n"},
        {"/sys/bus/pci/devices/0000:00:01.0/numa_node", "-1\n"},
        {"/sys/bus/pci/devices/0000:00:01.0/current_link_speed", "Unknown\n"},
        {"/sys/bus/pci/devices/0000:00:01.0/current_link_width", "0\n"},
        {"/sys/bus/pci/devices/0000:00:01.0/max_link_width", "255\n"},
    };
    const Inventory seen = observed(tree);
    REQUIRE(seen.devices.size() == 1);
    CHECK(without_names(seen.devices[0]) == Device{"pci", "0000:00:01.0", {{"vendor_id", "8086"}}});
    CHECK(seen.notes.empty());
}

TEST_CASE("what a PCI function says and nobody can read is noted", "[probe][pci]")
{
    const std::string place = "/sys/bus/pci/devices/0000:00:01.0";
    const Tree tree{
        {place + "/vendor", "0x86\n"},
        {place + "/class", "010802\n"},
        {place + "/numa_node", "one\n"},
        {place + "/max_link_speed", "fast\n"},
        {place + "/max_link_width", "400\n"},
    };
    const Inventory seen = observed(tree);
    CHECK(seen.devices == std::vector<Device>{{"pci", "0000:00:01.0", {}}});
    CHECK(seen.notes == std::vector<Note>{
                            {"pci", place + "/class", "not a code of 6 hexadecimal digits"},
                            {"pci", place + "/max_link_speed", "not a link speed"},
                            {"pci", place + "/max_link_width", "not a link width"},
                            {"pci", place + "/numa_node", "not the number of a node"},
                            {"pci", place + "/vendor", "not a code of 4 hexadecimal digits"},
                        });
}

TEST_CASE("link speeds are read in the forms of all kernels", "[pci]")
{
    CHECK(parse_link_speed("2.5 GT/s PCIe").value() == 2500U);
    CHECK(parse_link_speed("8 GT/s\n").value() == 8000U);
    CHECK(parse_link_speed("64.0 GT/s PCIe").value() == 64'000U);
    CHECK(parse_link_speed("Unknown speed").value() == std::nullopt);
    CHECK_FALSE(parse_link_speed("66 MHz PCI"));
    CHECK_FALSE(parse_link_speed("-8.0 GT/s PCIe"));
    CHECK_FALSE(parse_link_speed(""));
}

TEST_CASE("PCI addresses are told from what looks like them", "[pci]")
{
    CHECK(is_pci_address("0000:3b:00.0"));
    CHECK(is_pci_address("10000:01:00.7"));
    CHECK_FALSE(is_pci_address("pci0000:3a"));
    CHECK_FALSE(is_pci_address("0000:3b:00.8"));
    CHECK_FALSE(is_pci_address("0000:3B:00.0"));
    CHECK_FALSE(is_pci_address("3b:00.0"));
    CHECK_FALSE(is_pci_address(""));
    CHECK(last_pci_address("../devices/pci0000:00/0000:00:02.0/virtio1/block/vda") == "0000:00:02.0");
    CHECK(last_pci_address("../devices/virtual/block/loop0") == std::nullopt);
    CHECK(pci_parent("../../../devices/pci0000:00/0000:00:02.0") == std::nullopt);
    CHECK(pci_upstream("../../../devices/pci0000:00/0000:00:02.0").empty());
    CHECK(pci_upstream("../../../devices/pci0000:00/0000:00:02.0/0000:01:00.0/0000:02:03.0") ==
          "0000:00:02.0,0000:01:00.0");
}

TEST_CASE("names come from the list, and what is not in it stays unknown", "[pci]")
{
    const Tree tree{
        {"/pci.ids", "144d  Samsung\n\ta80a  NVMe PM9A3\n\t\t1028 2194  Dell AGN\nC 01  Storage\n\t08  NVM\n"}};
    const auto names = PciNames::open((tree.path() / "pci.ids").string());
    REQUIRE(names);
    CHECK(names->vendor(0x144d) == "Samsung");
    CHECK(names->device(0x144d, 0xa80a) == "NVMe PM9A3");
    CHECK(names->subsystem(0x144d, 0xa80a, 0x1028, 0x2194) == "Dell AGN");
    CHECK(names->class_name(0x0108) == "NVM");
    CHECK(names->vendor(0xffff) == std::nullopt);
    CHECK(names->device(0x144d, 0xffff) == std::nullopt);
    CHECK(names->subsystem(0x144d, 0xa80a, 1, 2) == std::nullopt);
}

TEST_CASE("the names of some devices are those of the whole list", "[pci]")
{
    const std::string list =
        "# pci.ids\n\n0001  One\n\t0002  Two\n# a word on it\n\t0003  Three\n144d  Samsung\n\ta80a  NVMe PM9A3\n"
        "\t\t1028 2194  Dell AGN\n8086  Intel\n\t1572  X710\nC 01  Storage\n\t08  NVM\n";
    CHECK(pci_names_excerpt(list, {{0x144d, {0xa80a}}}) ==
          "# pci.ids\n\n144d  Samsung\n\ta80a  NVMe PM9A3\n\t\t1028 2194  Dell AGN\nC 01  Storage\n\t08  NVM\n");
    CHECK(pci_names_excerpt(list, {{0x144d, {0xa80b}}, {0x0001, {3}}}) ==
          "# pci.ids\n\n0001  One\n\t0003  Three\n144d  Samsung\nC 01  Storage\n\t08  NVM\n");
    CHECK(pci_names_excerpt(list, {{0x0001, {2, 3}}, {0x144d, {0xa80a}}, {0x8086, {0x1572}}}) == list);
    CHECK(pci_names_excerpt("0001  One\nthis is no line of the list\n", {}) == "this is no line of the list\n");
    CHECK(pci_names_excerpt("0001  One", {}).empty());
    CHECK(pci_names_excerpt("", {{1, {1}}}).empty());

    const Tree tree{{"/pci.ids", list}};
    const std::string file = (tree.path() / "pci.ids").string();
    const auto names = PciNames::open_for({{0x144d, {0xa80a}}}, file);
    REQUIRE(names);
    CHECK(names->vendor(0x144d) == "Samsung");
    CHECK(names->subsystem(0x144d, 0xa80a, 0x1028, 0x2194) == "Dell AGN");
    CHECK(names->class_name(0x0108) == "NVM");
    CHECK(names->vendor(0x8086) == std::nullopt);
    const auto missing = PciNames::open_for({{1, {1}}}, file + ".none");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Errc::absent);
}

TEST_CASE("a list of names that is missing or damaged is an error, and not the end of the process", "[pci]")
{
    const Tree tree{{"/pci.ids", "144d  Samsung\nthis is not a line of the list\n"}};
    const auto damaged = PciNames::open((tree.path() / "pci.ids").string());
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().code == Errc::malformed);
    const auto missing = PciNames::open((tree.path() / "none").string());
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Errc::absent);
}
