// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/ethtool.hpp"
#include "probes/net/module.hpp"
#include "probes/net/netlink.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>
#include <linux/ethtool_netlink.h>
#include <string>

using namespace ocks;
using netlink::attribute;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe nic;
}

namespace {

/// A set of bits in the form with names; of those that begin with '+' the value is on.
std::string bitset(std::initializer_list<std::string> names, bool with_mask)
{
    std::string bits;
    for (const std::string& name : names) {
        const bool on = name.front() == '+';
        std::string bit = attribute(ETHTOOL_A_BITSET_BIT_NAME, name.substr(on ? 1 : 0) + '\0');
        if (on)
            bit += attribute(ETHTOOL_A_BITSET_BIT_VALUE, std::string_view{});
        bits += attribute(ETHTOOL_A_BITSET_BITS_BIT | 0x8000U, bit);
    }
    return (with_mask ? "" : attribute(ETHTOOL_A_BITSET_NOMASK, std::string_view{})) +
           attribute(ETHTOOL_A_BITSET_BITS | 0x8000U, bits);
}

std::string link_modes()
{
    return attribute(ETHTOOL_A_LINKMODES_AUTONEG, std::uint8_t{1}) +
           attribute(ETHTOOL_A_LINKMODES_OURS,
                     bitset({"+Autoneg", "TP", "+1000baseT/Full", "10000baseT/Full", "+Pause"}, true)) +
           attribute(ETHTOOL_A_LINKMODES_PEER, bitset({"1000baseT/Full"}, false));
}

/// A page of a module's memory as the kernel sends it.
std::string page(std::string bytes)
{
    bytes.resize(128, ' ');
    return attribute(ETHTOOL_A_MODULE_EEPROM_DATA, bytes);
}

}  // namespace

TEST_CASE("netlink attributes are read as they were written, and a cut one is refused", "[netlink]")
{
    const std::string bytes = attribute(3, std::uint32_t{70'000}) + attribute(4, std::string_view{"abc\0", 4}) +
                              attribute(5, std::uint8_t{7});
    const auto attributes = netlink::attributes_of(bytes);
    REQUIRE(attributes);
    CHECK(netlink::number_of(netlink::find(*attributes, 3)) == 70'000U);
    CHECK(netlink::find(*attributes, 4) == std::string_view{"abc\0", 4});
    CHECK(netlink::number_of(netlink::find(*attributes, 5)) == 7U);
    CHECK_FALSE(netlink::find(*attributes, 6));
    CHECK_FALSE(netlink::attributes_of(bytes.substr(0, 10)));
    CHECK_FALSE(netlink::attributes_of(std::string_view{"\x03\x00\x01\x00", 4}));
}

TEST_CASE("supported, advertised and offered modes are told apart, and the fastest is known", "[ethtool]")
{
    const auto device = ethtool::decode_link_modes(link_modes());
    REQUIRE(device);
    CHECK(device->properties == Device{{},
                                       {},
                                       {
                                           {"autonegotiation", std::uint64_t{1}},
                                           {"supported_modes", "1000baseT/Full,10000baseT/Full"},
                                           {"advertised_modes", "1000baseT/Full"},
                                           {"partner_modes", "1000baseT/Full"},
                                           {"max_speed_mbps", std::uint64_t{10'000}},
                                       }}
                                    .properties);
}

TEST_CASE("a name in a reply that no kernel has is refused", "[ethtool]")
{
    CHECK_FALSE(ethtool::decode_features(attribute(ETHTOOL_A_FEATURES_ACTIVE, bitset({"rx,tx"}, false))));
    CHECK_FALSE(ethtool::decode_features(attribute(ETHTOOL_A_FEATURES_ACTIVE, bitset({"rx\x01"}, false))));
    CHECK(ethtool::decode_features("")->properties.empty());
}

TEST_CASE("a module is named by the layout of its kind", "[module]")
{
    std::string sfp(128, ' ');
    sfp[0] = '\x03';
    sfp.replace(20, 7, "EXAMPLE");
    sfp.replace(40, 6, "SFP-SR");
    sfp.replace(68, 4, "S001");
    CHECK(module::decode(sfp, "")->properties == Device{{},
                                                        {},
                                                        {{"module_type", "SFP"},
                                                         {"module_vendor", "EXAMPLE"},
                                                         {"module_part_number", "SFP-SR"},
                                                         {"module_serial", "S001"}}}
                                                     .properties);

    std::string lower(128, '\0');
    lower[0] = '\x18';
    std::string upper(128, ' ');
    upper.replace(1, 7, "EXAMPLE");
    upper.replace(20, 6, "QDD400");
    upper.replace(36, 2, "1B");
    upper.replace(54, 6, "260115");
    CHECK(module::needs_upper_page(lower));
    CHECK(module::decode(lower, upper)->properties == Device{{},
                                                             {},
                                                             {{"module_type", "QSFP-DD"},
                                                              {"module_vendor", "EXAMPLE"},
                                                              {"module_part_number", "QDD400"},
                                                              {"module_revision", "1B"},
                                                              {"module_date", "260115"}}}
                                                          .properties);
    CHECK_FALSE(module::decode(lower, ""));
    CHECK(module::decode(std::string(128, '\xff'), "")->properties.empty());
}

TEST_CASE("an interface is asked for what no file tells", "[probe][nic]")
{
    std::string driver(196, '\0');
    driver.replace(68, 7, "22.31.6");
    std::string address(40, '\0');
    address[4] = '\x06';
    address.replace(8, 6, "\x02\x11\x22\x33\x44\x55");
    const std::string modes = link_modes();
    const std::string rings =
        attribute(ETHTOOL_A_RINGS_RX_MAX, std::uint32_t{4096}) + attribute(ETHTOOL_A_RINGS_RX, std::uint32_t{512});
    const std::string lower = page("\x0d");
    const std::string upper = page(std::string(20, ' ') + "EXAMPLE");
    const Tree tree{
        {"/sys/class/net/eth0/device", "-> ../../../devices/pci0000:00/0000:00:03.0"},
        {"/answers/ethtool/eth0/link_modes", modes},
        {"/answers/ethtool/eth0/link_info", attribute(ETHTOOL_A_LINKINFO_PORT, std::uint8_t{5})},
        {"/answers/ethtool/eth0/rings", rings},
        {"/answers/ethtool/eth0/driver_info", driver},
        {"/answers/ethtool/eth0/permanent_address", address},
        {"/answers/ethtool/eth0/module", lower},
        {"/answers/ethtool/eth0/module_upper", upper},
        {"/answers/ethtool/eth0/channels", "cut"},
    };
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::nic});
    REQUIRE(seen.devices.size() == 1);
    const Device& device = seen.devices[0];
    CHECK(text_of(device, "port") == "direct attach copper");
    CHECK(number_of(device, "max_speed_mbps") == 10'000U);
    CHECK(number_of(device, "rx_ring_max_entries") == 4096U);
    CHECK(number_of(device, "rx_ring_entries") == 512U);
    CHECK(text_of(device, "firmware") == "22.31.6");
    CHECK(text_of(device, "permanent_mac") == "02:11:22:33:44:55");
    CHECK(text_of(device, "module_type") == "QSFP+");
    CHECK(text_of(device, "module_vendor") == "EXAMPLE");
    CHECK(seen.notes ==
          std::vector<Note>{{"nic", "/answers/ethtool/eth0/channels", "an attribute is longer than its message"}});
}
