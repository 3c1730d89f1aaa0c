// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/devlink.hpp"

#include "probes/net/netlink.hpp"
#include "probes/privacy/format.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>
#include <linux/devlink.h>

using namespace ocks;
using namespace std::string_literals;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe devlink;
}

namespace {

std::string text(unsigned type, const std::string& value)
{
    return netlink::attribute(type, value + '\0');
}

std::string handle(const std::string& bus, const std::string& name)
{
    return text(DEVLINK_ATTR_BUS_NAME, bus) + text(DEVLINK_ATTR_DEV_NAME, name);
}

std::string version(unsigned kind, const std::string& name, const std::string& value)
{
    return netlink::attribute(
        kind | 0x8000U, text(DEVLINK_ATTR_INFO_VERSION_NAME, name) + text(DEVLINK_ATTR_INFO_VERSION_VALUE, value));
}

/// What netdevsim of Linux 6.12 answered.
const std::string netdevsim = "\x0e\0\x01\0netdevsim\0\0\0\x10\0\x02\0netdevsim10\0"
                              " \0f\0\x0c\0g\0fw.mgmt\0\x0d\0h\00010.20.30\0\0\0\0"
                              " \0e\0\x0c\0g\0fw.mgmt\0\x0d\0h\00010.20.30\0\0\0\0"
                              "\x0e\0b\0netdevsim\0\0\0"s;

}  // namespace

TEST_CASE("a card tells the versions that are fixed, that run, and that are stored", "[devlink]")
{
    CHECK(devlink::decode_info(netdevsim)->properties ==
          std::map<std::string, Value, std::less<>>{{"driver", "netdevsim"},
                                                    {"running_versions", "fw.mgmt=10.20.30"},
                                                    {"stored_versions", "fw.mgmt=10.20.30"},
                                                    {"firmware_pending", std::uint64_t{0}}});
    const std::string card = handle("pci", "0000:3b:00.0") + text(DEVLINK_ATTR_INFO_SERIAL_NUMBER, "00-11-22") +
                             version(DEVLINK_ATTR_INFO_VERSION_FIXED, "board.id", "K65390,000") +
                             version(DEVLINK_ATTR_INFO_VERSION_RUNNING, "fw.undi", "1.2581.0") +
                             version(DEVLINK_ATTR_INFO_VERSION_RUNNING, "fw.mgmt", "2.1.7") +
                             version(DEVLINK_ATTR_INFO_VERSION_STORED, "fw.mgmt", "2.3.0") +
                             version(DEVLINK_ATTR_INFO_VERSION_STORED, "fw.netlist", "");
    const auto device = devlink::decode_info(card);
    REQUIRE(device);
    CHECK(text_of(*device, "serial") == "00-11-22");
    CHECK(text_of(*device, "fixed_versions") == "board.id=K65390.000");
    CHECK(text_of(*device, "running_versions") == "fw.mgmt=2.1.7,fw.undi=1.2581.0");
    CHECK(text_of(*device, "stored_versions") == "fw.mgmt=2.3.0");
    CHECK(number_of(*device, "firmware_pending") == 1U);
    CHECK(devlink::decode_info("")->properties.empty());
    CHECK_FALSE(devlink::decode_info(card.substr(0, card.size() - 8)));
}

TEST_CASE("devices are listed by the pairs that their replies begin with", "[devlink]")
{
    const std::string replies = handle("pci", "0000:3b:00.0") +
                                netlink::attribute(DEVLINK_ATTR_RELOAD_FAILED, std::uint8_t{0}) +
                                handle("pci", "0000:3b:00.1") + text(DEVLINK_ATTR_BUS_NAME, "auxiliary");
    CHECK(devlink::decode_handles(replies) ==
          std::vector<devlink::Handle>{{"pci", "0000:3b:00.0"}, {"pci", "0000:3b:00.1"}});
    CHECK(devlink::decode_handles("")->empty());
    CHECK_FALSE(devlink::decode_handles("\x20\0\x01\0pci"s));
}

TEST_CASE("a card that is listed and does not answer is a device without versions", "[devlink]")
{
    const std::string replies = handle("netdevsim", "netdevsim10") + handle("pci", "0000:3b:00.0");
    const Tree tree{{"/answers/devlink/devices", replies}, {"/answers/devlink/netdevsim/netdevsim10", netdevsim}};
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::devlink});
    CHECK(seen.notes.empty());
    REQUIRE(seen.devices.size() == 2);
    CHECK(seen.devices[0].name == "netdevsim/netdevsim10");
    CHECK(text_of(seen.devices[0], "running_versions") == "fw.mgmt=10.20.30");
    CHECK(seen.devices[1] == Device{"devlink", "pci/0000:3b:00.0", {{"pci_address", "0000:3b:00.0"}}});

    const Tree broken{{"/answers/devlink/devices", "\x20\0\x01\0pci"s}};
    CHECK(observe(broken.sysroot(), std::array{&probes::devlink}).notes ==
          std::vector<Note>{{"devlink", "/answers/devlink/devices", "an attribute is longer than its message"}});
}

TEST_CASE("the serial numbers of a card are known by their places", "[devlink][privacy]")
{
    const std::string before = handle("pci", "0000:3b:00.0");
    const std::string answer = before + text(DEVLINK_ATTR_INFO_SERIAL_NUMBER, "00-11-22") +
                               text(DEVLINK_ATTR_INFO_BOARD_SERIAL_NUMBER, "MT1234") +
                               version(DEVLINK_ATTR_INFO_VERSION_RUNNING, "fw", "1");
    CHECK(privacy::places_in_devlink_info(answer) ==
          std::vector<privacy::Place>{{before.size() + 4, 8, "serial"}, {before.size() + 16 + 4, 6, "serial"}});
    CHECK(privacy::places_in_devlink_info("\x02\0\x63\0"s).empty());
}
