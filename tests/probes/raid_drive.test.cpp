// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/privacy/format.hpp"
#include "probes/probe.hpp"
#include "probes/storage/megaraid.hpp"
#include "probes/storage/megaraid_data.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>
#include <string>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe raid_drive;
}

namespace {

void put(std::string& bytes, std::size_t offset, std::uint64_t value, std::size_t length)
{
    for (std::size_t index = 0; index < length; ++index)
        bytes.at(offset + index) = static_cast<char>(value >> 8U * index & 0xffU);
}

/// Drives 8 and 9, and the enclosure 32.
std::string drives()
{
    std::string bytes(8 + 3 * 24, '\0');
    put(bytes, 0, bytes.size(), 4);
    put(bytes, 4, 3, 4);
    put(bytes, 8, 8, 2);
    put(bytes, 8 + 24, 32, 2);
    put(bytes, 8 + 24 + 6, 0x0d, 1);
    put(bytes, 8 + 48, 9, 2);
    return bytes;
}

std::string drive()
{
    std::string bytes(megaraid::drive_info_bytes, '\0');
    bytes.replace(4 + 8, 28, "SEAGATE ST1200MM0009    N003");
    put(bytes, 168, 2, 4);
    put(bytes, 176, 1, 4);
    put(bytes, 184, 0x18, 2);
    put(bytes, 200, 0x5000'c500'a1b2'c3d5, 8);
    put(bytes, 232, 2'344'225'968, 8);
    put(bytes, 256, 32, 2);
    put(bytes, 259, 4, 1);
    put(bytes, 401, 2, 1);
    put(bytes, 402, 31, 1);
    return bytes;
}

}  // namespace

TEST_CASE("a list of drives leaves enclosures out", "[raid_drive]")
{
    CHECK(megaraid::decode_drives(drives()) == std::vector<unsigned>{8, 9});
    CHECK(megaraid::decode_drives(std::string(8, '\0'))->empty());
    CHECK(megaraid::decode_drives(drives().substr(0, 60)).error().why == "shorter than it says");
    CHECK_FALSE(megaraid::decode_drives("none"));
}

TEST_CASE("a drive behind a controller tells what it is, where it sits and how it is", "[raid_drive]")
{
    const auto device = megaraid::decode_drive_info(drive());
    REQUIRE(device);
    CHECK(device->properties ==
          std::map<std::string, Value, std::less<>>{{"state", "online"},
                                                    {"interface", "sas"},
                                                    {"vendor", "SEAGATE"},
                                                    {"model", "ST1200MM0009"},
                                                    {"firmware", "N003"},
                                                    {"sas_address", "0x5000c500a1b2c3d5"},
                                                    {"enclosure", std::uint64_t{32}},
                                                    {"slot", std::uint64_t{4}},
                                                    {"size_bytes", std::uint64_t{1'200'243'695'616}},
                                                    {"rotational", std::uint64_t{1}},
                                                    {"media_errors", std::uint64_t{2}},
                                                    {"other_errors", std::uint64_t{0}},
                                                    {"predicted_failures", std::uint64_t{1}},
                                                    {"temperature_celsius", std::uint64_t{31}}});
    std::string other = drive();
    put(other, 184, 0x11, 2);
    put(other, 256, 0xffff, 2);
    put(other, 370, 1, 1);
    put(other, 404, 4096, 2);
    const auto failed = megaraid::decode_drive_info(other);
    CHECK(text_of(*failed, "state") == "failed");
    CHECK_FALSE(failed->properties.contains("enclosure"));
    CHECK(number_of(*failed, "rotational") == 0U);
    CHECK(number_of(*failed, "size_bytes") == 2'344'225'968U * std::uint64_t{4096});
    CHECK_FALSE(megaraid::decode_drive_info(drive().substr(1)));
}

TEST_CASE("each drive of each such controller is a device, and others are not asked", "[raid_drive]")
{
    const std::string list = drives();
    const std::string first = drive();
    const Tree tree{
        {"/sys/class/scsi_host/host0/proc_name", "ahci\n"},
        {"/sys/class/scsi_host/host1", "-> ../../devices/pci0000:00/0000:00:03.0/0000:03:00.0/host1/scsi_host/host1"},
        {"/sys/devices/pci0000:00/0000:00:03.0/0000:03:00.0/host1/scsi_host/host1/proc_name", "megaraid_sas\n"},
        {"/answers/megaraid/host1/drives", list},
        {"/answers/megaraid/host1/drive_8", first},
    };
    std::vector<std::string> asked;
    const Inventory seen = observe(tree.sysroot([&](Access, std::string_view path, const Answer&) {
        if (path.starts_with("/answers/"))
            asked.emplace_back(path);
    }),
                                   std::array{&probes::raid_drive});
    CHECK(seen.notes.empty());
    REQUIRE(seen.devices.size() == 2);
    CHECK(seen.devices[0].name == "host1/8");
    CHECK(text_of(seen.devices[0], "state") == "online");
    CHECK(text_of(seen.devices[0], "pci_address") == "0000:03:00.0");
    // The controller did not answer for that one; it is there.
    CHECK(seen.devices[1].name == "host1/9");
    CHECK(asked == std::vector<std::string>{"/answers/megaraid/host1/drives",
                                            "/answers/megaraid/host1/drive_8",
                                            "/answers/megaraid/host1/drive_9"});
}

TEST_CASE("serial numbers and addresses of drives are known by their places", "[raid_drive][privacy]")
{
    CHECK(privacy::places_in_raid_drives(drives()).size() == 6);
    for (const auto& place : privacy::places_in_raid_drive(drive()))
        CHECK(place.offset + place.length <= drive().size());
    CHECK(privacy::places_in_raid_drives("").empty());
}
