// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/edid.hpp"

#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>
#include <string>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe accelerator;
extern const Probe gpu;
}  // namespace ocks::probes

namespace {

std::string with_checksum(std::string bytes)
{
    bytes.at(127) = '\0';
    unsigned sum = 0;
    for (const char each : bytes.substr(0, 128))
        sum += static_cast<unsigned char>(each);
    bytes.at(127) = static_cast<char>((0x100U - (sum & 0xffU)) & 0xffU);
    return bytes;
}

std::string monitor()
{
    std::string bytes(128, '\0');
    bytes.replace(0, 8, std::string_view{"\x00\xff\xff\xff\xff\xff\xff\x00", 8});
    bytes.replace(8, 2, "\x17\x01");  // E, X, A
    bytes.replace(10, 2, "\x34\x12");
    bytes.at(17) = '\x1e';
    bytes.replace(21, 2, "\x34\x20");
    bytes.replace(54,
                  18,
                  std::string_view{"\x00\x00\x00\xfc\x00"
                                   "EXAMPLE 24\n  ",
                                   18});
    bytes.replace(72,
                  18,
                  std::string_view{"\x00\x00\x00\xff\x00"
                                   "S0001\n       ",
                                   18});
    return with_checksum(bytes);
}

}  // namespace

TEST_CASE("a monitor is known by its description", "[edid]")
{
    const auto device = decode_edid(monitor());
    REQUIRE(device);
    CHECK(device->properties == Device{{},
                                       {},
                                       {
                                           {"monitor_vendor", "EXA"},
                                           {"monitor_product", "1234"},
                                           {"monitor_name", "EXAMPLE 24"},
                                           {"serial", "S0001"},
                                           {"monitor_year", std::uint64_t{2020}},
                                           {"width_mm", std::uint64_t{520}},
                                           {"height_mm", std::uint64_t{320}},
                                       }}
                                    .properties);
}

TEST_CASE("a description that is cut, or does not add up, is refused", "[edid]")
{
    std::string damaged = monitor();
    damaged.at(20) = '\x7f';
    CHECK_FALSE(decode_edid(damaged));
    CHECK_FALSE(decode_edid(monitor().substr(0, 127)));
    CHECK_FALSE(decode_edid(std::string(128, '\0')));
    CHECK_FALSE(decode_edid(""));
}

TEST_CASE("a graphics card and its connectors are found, render nodes are not", "[probe][gpu]")
{
    const std::string edid = monitor();
    const Tree tree{
        {"/sys/class/drm/card0/device/mem_info_vram_total", "16777216\n"},
        {"/sys/class/drm/card0-VGA-1/status", "connected\n"},
        {"/sys/class/drm/card0-VGA-1/modes", "1024x768\n800x600\n"},
        {"/sys/class/drm/card0-VGA-1/edid", edid},
        {"/sys/class/drm/card0-DP-1/status", "disconnected\n"},
        {"/sys/class/drm/card0-DP-1/edid", ""},
        {"/sys/class/drm/card0-DP-2/edid", "noise"},
        {"/sys/class/drm/renderD128/dev", "226:128\n"},
        {"/sys/class/drm/version", "drm 1.1.0 20060810\n"},
        {"/sys/class/accel/accel0/device/driver", "-> ../../../bus/pci/drivers/habanalabs"},
    };
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::gpu, &probes::accelerator});
    REQUIRE(seen.devices.size() == 5);
    CHECK(seen.devices.at(0) == Device{"accelerator", "accel0", {{"driver", "habanalabs"}}});
    CHECK(seen.devices.at(1) == Device{"connector", "card0-DP-1", {{"gpu", "card0"}, {"status", "disconnected"}}});
    CHECK(text_of(seen.devices.at(3), "monitor_name") == "EXAMPLE 24");
    CHECK(text_of(seen.devices.at(3), "preferred_mode") == "1024x768");
    CHECK(seen.devices.at(4) == Device{"gpu", "card0", {{"vram_bytes", std::uint64_t{16'777'216}}}});
    CHECK(seen.notes ==
          std::vector<Note>{{"connector", "/sys/class/drm/card0-DP-2/edid", "not the description of a monitor"}});
}
