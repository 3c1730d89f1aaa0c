// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/probe.hpp"
#include "probes/storage/ata_data.hpp"
#include "probes/storage/scsi_log.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>
#include <numeric>
#include <string>

using namespace ocks;
using namespace std::string_literals;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe block;
}

namespace {

void put(std::string& bytes, std::size_t offset, std::initializer_list<unsigned> values)
{
    for (const unsigned value : values)
        bytes.at(offset++) = static_cast<char>(value);
}

/// Two attributes: 9 (by most makers hours) and 194 (by most makers degrees).
std::string smart_data()
{
    std::string bytes(512, '\0');
    put(bytes, 2, {9, 0x03, 0, 100, 99, 0x39, 0x30, 0, 0, 0, 0, 0});
    put(bytes, 26, {194, 0x03, 0, 67, 50, 31, 0, 20, 0, 45, 0, 0});
    const unsigned sum = std::accumulate(
        bytes.begin(), bytes.end(), 0U, [](unsigned so_far, char c) { return so_far + static_cast<unsigned char>(c); });
    put(bytes, 511, {(0x100 - (sum & 0xffU)) & 0xffU});
    return bytes;
}

/// Descriptor sense data with the registers of SAT-4, 12.2.2.6.
std::string registers(unsigned middle, unsigned high)
{
    std::string sense(22, '\0');
    put(sense, 0, {0x72, 0x01, 0, 0x1d, 0, 0, 0, 14});
    put(sense, 8, {0x09, 0x0c, 0, 0, 0, 0, 0, 0, 0, middle, 0, high, 0, 0x50});
    return sense;
}

std::string statistics(unsigned page, std::size_t offset, std::initializer_list<unsigned> value)
{
    std::string bytes(512, '\0');
    put(bytes, 0, {1, 0, page});
    put(bytes, offset, value);
    return bytes;
}

/// "0x" and the page: a header and its parameters.
std::string log_page(unsigned page, const std::string& parameters)
{
    std::string bytes(4, '\0');
    put(bytes,
        0,
        {page, 0, static_cast<unsigned>(parameters.size() >> 8U), static_cast<unsigned>(parameters.size() & 0xffU)});
    return bytes + parameters;
}

}  // namespace

TEST_CASE("attributes of SMART are told as numbers, and nothing is made of them", "[disk]")
{
    const auto device = disk::decode_smart_data(smart_data());
    REQUIRE(device);
    CHECK(text_of(*device, "smart_attributes") == "9=100/99/12345,194=67/50/193274839071");

    std::string damaged = smart_data();
    damaged[100] = 1;
    CHECK(disk::decode_smart_data(damaged).error().why == "its checksum is wrong");
    CHECK_FALSE(disk::decode_smart_data(smart_data().substr(0, 511)));
    CHECK(disk::decode_smart_data(std::string(512, '\0'))->properties.empty());
}

TEST_CASE("a disk says itself whether it will fail, in sense data of both forms", "[disk]")
{
    CHECK(number_of(*disk::decode_smart_status(registers(0x4f, 0xc2)), "smart_failing") == 0U);
    CHECK(number_of(*disk::decode_smart_status(registers(0xf4, 0x2c)), "smart_failing") == 1U);
    CHECK(disk::decode_smart_status(registers(0, 0)).error().why == "neither of the two answers that there are");

    std::string fixed(18, '\0');
    put(fixed, 0, {0x70, 0, 0x01, 0, 0x50, 0, 0, 10, 0, 0, 0xf4, 0x2c});
    CHECK(number_of(*disk::decode_smart_status(fixed), "smart_failing") == 1U);

    // A descriptor of another kind before it, and one that is cut off.
    std::string second(8 + 4 + 14, '\0');
    put(second, 0, {0x72, 0x01, 0, 0x1d, 0, 0, 0, 18, 0x03, 0x02, 0, 0});
    put(second, 12, {0x09, 0x0c, 0, 0, 0, 0, 0, 0, 0, 0x4f, 0, 0xc2, 0, 0x50});
    CHECK(number_of(*disk::decode_smart_status(second), "smart_failing") == 0U);
    CHECK_FALSE(disk::decode_smart_status(second.substr(0, 20)));
    CHECK_FALSE(disk::decode_smart_status(""));
}

TEST_CASE("statistics count that the disk calls supported and valid", "[disk]")
{
    CHECK(number_of(*disk::decode_statistics(statistics(7, 8, {12, 0, 0, 0, 0, 0, 0, 0xc0})), "used_percent") == 12U);
    CHECK(disk::decode_statistics(statistics(7, 8, {12, 0, 0, 0, 0, 0, 0, 0x80}))->properties.empty());
    CHECK(number_of(*disk::decode_statistics(statistics(1, 24, {1, 2, 3, 4, 5, 6, 0, 0xc0})), "written_sectors") ==
          0x0605'0403'0201U);
    CHECK(number_of(*disk::decode_statistics(statistics(5, 8, {40, 0, 0, 0, 0, 0, 0, 0xc0})), "temperature_celsius") ==
          40U);
    CHECK(disk::decode_statistics(statistics(5, 8, {0xf0, 0, 0, 0, 0, 0, 0, 0xc0}))->properties.empty());
    CHECK_FALSE(disk::decode_statistics("short"));

    CHECK(disk::decode_statistics_list(statistics(0, 8, {3, 0, 1, 7})) == std::set<unsigned>{0, 1, 7});
    std::string directory(512, '\0');
    put(directory, 0, {1, 0});
    put(directory, 8, {8, 0});
    CHECK(disk::decode_log_directory(directory) == std::set<unsigned>{4});
}

TEST_CASE("a log page of SCSI tells wear, errors and whether a failure is foreseen", "[disk]")
{
    CHECK(disk::decode_log_pages(log_page(0, "\x00\x0d\x11\x2f"s)) == std::set<unsigned>{0, 0x0d, 0x11, 0x2f});
    CHECK(disk::decode_log_pages(log_page(1, "\x0d"s)).empty());

    CHECK(number_of(*disk::decode_log_page(log_page(0x11, "\x00\x01\x03\x04\x00\x00\x00\x07"s)), "used_percent") == 7U);
    const auto temperature = disk::decode_log_page(log_page(0x0d, "\x00\x00\x03\x02\x00\x28\x00\x01\x03\x02\x00\xff"s));
    CHECK(temperature->properties ==
          std::map<std::string, Value, std::less<>>{{"temperature_celsius", std::uint64_t{40}}});
    const auto errors = disk::decode_log_page(
        log_page(0x02, "\x00\x05\x03\x08\x00\x00\x00\x01\x00\x00\x00\x00\x00\x06\x03\x04\x00\x00\x00\x02"s));
    CHECK(number_of(*errors, "written_bytes") == 0x1'0000'0000U);
    CHECK(number_of(*errors, "write_errors") == 2U);
    CHECK(number_of(*disk::decode_log_page(log_page(0x2f, "\x00\x00\x03\x04\x5d\x10\x28\x00"s)), "smart_failing") ==
          1U);
    CHECK(number_of(*disk::decode_log_page(log_page(0x2f, "\x00\x00\x03\x04\x00\x00\x28\x00"s)), "smart_failing") ==
          0U);

    CHECK(disk::decode_log_page(log_page(0x0d, "\x00\x00\x03\x08\x00"s)).error().why ==
          "a parameter is longer than its page");
    CHECK(disk::decode_log_page("\x0d\x00\x00\x20"s).error().why == "the page is shorter than it says");
    CHECK_FALSE(disk::decode_log_page("\x0d"s));
}

TEST_CASE("a disk of SATA and one of SAS tell the same properties", "[disk][block]")
{
    const std::string sata = "/sys/devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0";
    const std::string sas = "/sys/devices/pci0000:00/0000:00:02.0/host1/port-1:0/end_device-1:0/target1:0:0/1:0:0:0";
    const std::string directory = [] {
        std::string bytes(512, '\0');
        put(bytes, 8, {8, 0});
        return bytes;
    }();
    const std::string data = smart_data();
    const std::string status = registers(0x4f, 0xc2);
    const std::string list = statistics(0, 8, {2, 1, 7});
    const std::string general = statistics(1, 24, {0, 0, 1, 0, 0, 0, 0, 0xc0});
    const std::string wear = statistics(7, 8, {12, 0, 0, 0, 0, 0, 0, 0xc0});
    const std::string pages = log_page(0, "\x00\x11\x15"s);
    const std::string media = log_page(0x11, "\x00\x01\x03\x04\x00\x00\x00\x07"s);
    const std::string scan = log_page(0x15, "\x00\x00\x03\x04\x00\x00\x00\x78"s);
    const Tree tree{
        {"/sys/block/sda", "-> ../devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/sda"},
        {sata + "/block/sda/device", "-> ../../../0:0:0:0"},
        {sata + "/block/sda/queue/logical_block_size", "4096\n"},
        {sata + "/type", "0\n"},
        {sata + "/vendor", "ATA     \n"},
        {"/answers/ata/sda/smart_status", status},
        {"/answers/ata/sda/smart_data", data},
        {"/answers/ata/sda/logs", directory},
        {"/answers/ata/sda/statistics", list},
        {"/answers/ata/sda/statistics_1", general},
        {"/answers/ata/sda/statistics_7", wear},
        {"/sys/block/sdb",
         "-> ../devices/pci0000:00/0000:00:02.0/host1/port-1:0/end_device-1:0/target1:0:0/1:0:0:0/block/sdb"},
        {sas + "/block/sdb/device", "-> ../../../1:0:0:0"},
        {sas + "/type", "0\n"},
        {sas + "/vendor", "EXAMPLE\n"},
        {"/answers/scsi/sdb/log_00", pages},
        {"/answers/scsi/sdb/log_11", media},
        {"/answers/scsi/sdb/log_15", scan},
    };
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::block});
    CHECK(seen.notes.empty());
    REQUIRE(seen.devices.size() == 2);
    const Device& first = seen.devices[0];
    CHECK(number_of(first, "smart_failing") == 0U);
    CHECK(text_of(first, "smart_attributes") == "9=100/99/12345,194=67/50/193274839071");
    CHECK(number_of(first, "written_bytes") == 0x1'0000U * 4096U);
    CHECK(number_of(first, "used_percent") == 12U);
    CHECK_FALSE(first.properties.contains("written_sectors"));
    const Device& second = seen.devices[1];
    CHECK(number_of(second, "used_percent") == 7U);
    CHECK(number_of(second, "power_on_hours") == 2U);
    CHECK_FALSE(second.properties.contains("power_on_minutes"));
}

TEST_CASE("what may not be asked, is not: removable disks, those of USB, and what is no disk", "[disk][block]")
{
    const std::string place = "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-1/1-1:1.0/host2/target2:0:0/2:0:0:0";
    std::vector<std::string> asked;
    const auto witness = [&](Access, std::string_view path, const Answer&) {
        if (path.starts_with("/answers/"))
            asked.emplace_back(path);
    };
    const Tree tree{
        {"/sys/block/sdc",
         "-> ../devices/pci0000:00/0000:00:14.0/usb1/1-1/1-1:1.0/host2/target2:0:0/2:0:0:0/block/sdc"},
        {place + "/block/sdc/device", "-> ../../../2:0:0:0"},
        {place + "/type", "0\n"},
        {"/sys/block/sdd/device/type", "0\n"},
        {"/sys/block/sdd/removable", "1\n"},
        {"/sys/block/sr0/device/type", "5\n"},
        {"/sys/block/vda/device/vendor", "0x1af4\n"},
    };
    const Inventory seen = observe(tree.sysroot(witness), std::array{&probes::block});
    CHECK(asked.empty());
}
