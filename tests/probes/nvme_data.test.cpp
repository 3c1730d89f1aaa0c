// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/nvme_data.hpp"

#include "probes/probe.hpp"
#include "probes/storage/queue.hpp"
#include "probes/storage/udev_data.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>
#include <string>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe nvme;
extern const Probe nvme_namespace;
extern const Probe nvme_subsystem;
}  // namespace ocks::probes

namespace {

/// Little-endian numbers put into an answer.
void put(std::string& bytes, std::size_t offset, std::uint64_t value, std::size_t length)
{
    for (std::size_t index = 0; index < length; ++index)
        bytes.at(offset + index) = static_cast<char>(value >> (8 * index) & 0xffU);
}

std::string health()
{
    std::string bytes(nvme::smart_bytes, '\0');
    put(bytes, 0, 0x04, 1);
    put(bytes, 1, 313, 2);
    put(bytes, 3, 98, 1);
    put(bytes, 4, 10, 1);
    put(bytes, 5, 3, 1);
    put(bytes, 32, 1000, 8);
    put(bytes, 48, 2000, 8);
    put(bytes, 112, 12, 8);
    put(bytes, 128, 8760, 8);
    put(bytes, 160, 1, 8);
    return bytes;
}

}  // namespace

TEST_CASE("a health log tells wear, temperature in Celsius and what was written in bytes", "[nvme]")
{
    const auto device = nvme::decode_smart(health());
    REQUIRE(device);
    CHECK(number_of(*device, "critical_warning") == 4U);
    CHECK(number_of(*device, "temperature_celsius") == 40U);
    CHECK(number_of(*device, "spare_percent") == 98U);
    CHECK(number_of(*device, "used_percent") == 3U);
    CHECK(number_of(*device, "read_bytes") == 512'000'000U);
    CHECK(number_of(*device, "written_bytes") == 1'024'000'000U);
    CHECK(number_of(*device, "power_cycles") == 12U);
    CHECK(number_of(*device, "power_on_hours") == 8760U);
    CHECK(number_of(*device, "media_errors") == 1U);
}

TEST_CASE("a count beyond 64 bits is left out, and so is a temperature that was not measured", "[nvme]")
{
    std::string bytes = health();
    put(bytes, 1, 0, 2);
    put(bytes, 56, 1, 8);
    const auto device = nvme::decode_smart(bytes);
    REQUIRE(device);
    CHECK_FALSE(device->properties.contains("temperature_celsius"));
    CHECK_FALSE(device->properties.contains("written_bytes"));
    CHECK_FALSE(nvme::decode_smart(bytes.substr(1)));
    CHECK_FALSE(nvme::decode_smart(std::string(nvme::smart_bytes, '\0')));
}

TEST_CASE("a controller identifies itself", "[nvme]")
{
    std::string bytes(nvme::identify_bytes, '\0');
    put(bytes, 80, 0x0001'0400, 4);
    put(bytes, 256, 0x0017, 2);
    put(bytes, 260, 0x16, 1);
    put(bytes, 263, 4, 1);
    put(bytes, 266, 343, 2);
    put(bytes, 268, 353, 2);
    put(bytes, 280, 1'920'383'410'176, 8);
    put(bytes, 328, 0x3, 4);
    put(bytes, 516, 32, 4);
    put(bytes, 525, 0x07, 1);
    const auto device = nvme::decode_controller(bytes);
    REQUIRE(device);
    CHECK(device->properties == Device{{},
                                       {},
                                       {
                                           {"spec_version", "1.4.0"},
                                           {"capacity_bytes", std::uint64_t{1'920'383'410'176}},
                                           {"admin_commands", "security,format,firmware,self-test"},
                                           {"sanitize", "crypto erase,block erase"},
                                           {"firmware_slots", std::uint64_t{3}},
                                           {"power_states", std::uint64_t{5}},
                                           {"warning_celsius", std::uint64_t{70}},
                                           {"critical_celsius", std::uint64_t{80}},
                                           {"max_namespaces", std::uint64_t{32}},
                                           {"volatile_write_cache", std::uint64_t{1}},
                                       }}
                                    .properties);
    CHECK_FALSE(nvme::decode_controller(bytes.substr(1)));
}

TEST_CASE("a namespace tells its formats, and what is used by the one it has", "[nvme]")
{
    std::string bytes(nvme::identify_bytes, '\0');
    put(bytes, 16, 1000, 8);
    put(bytes, 25, 2, 1);
    put(bytes, 26, 1, 1);
    put(bytes, 29, 1, 1);
    put(bytes, 128, 9U << 16U, 4);
    put(bytes, 132, 12U << 16U, 4);
    put(bytes, 136, 12U << 16U | 8U, 4);
    const auto device = nvme::decode_namespace(bytes);
    REQUIRE(device);
    CHECK(device->properties == Device{{},
                                       {},
                                       {{"formats_bytes", "512,4096,4096+8"},
                                        {"used_bytes", std::uint64_t{4'096'000}},
                                        {"protection_type", std::uint64_t{1}}}}
                                    .properties);
}

TEST_CASE("slots for firmware tell what is in them, which one runs and which one is next", "[nvme]")
{
    std::string bytes(nvme::firmware_bytes, '\0');
    put(bytes, 0, 0x21, 1);
    bytes.replace(8, 8, "GDC5302Q");
    bytes.replace(16, 8, "GDC5402Q");
    CHECK(nvme::decode_firmware(bytes).value() == Device{{},
                                                         {},
                                                         {{"firmware_active_slot", std::uint64_t{1}},
                                                          {"firmware_next_slot", std::uint64_t{2}},
                                                          {"firmware_images", "1=GDC5302Q,2=GDC5402Q"}}});
    put(bytes, 0, 0x01, 1);
    bytes.replace(16, 8, std::string(8, '\0'));
    bytes.replace(56, 8, "1.0     ");
    const auto device = nvme::decode_firmware(bytes);
    REQUIRE(device);
    CHECK_FALSE(device->properties.contains("firmware_next_slot"));
    CHECK(text_of(*device, "firmware_images") == "1=GDC5302Q,7=1.0");
    CHECK_FALSE(nvme::decode_firmware(bytes.substr(1)));
    CHECK_FALSE(nvme::decode_firmware(std::string(nvme::firmware_bytes, '\0')));
}

TEST_CASE("a live controller is asked, and one that resets is not", "[probe][nvme]")
{
    const std::string answer = health();
    const Tree tree{
        {"/sys/class/nvme/nvme0/state", "live\n"},
        {"/sys/class/nvme/nvme1/state", "resetting\n"},
        {"/sys/class/nvme/nvme2/state", "live\n"},
        {"/answers/nvme/nvme0/smart", answer},
        {"/answers/nvme/nvme1/smart", answer},
        {"/answers/nvme/nvme2/smart", "short"},
    };
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::nvme});
    CHECK(number_of(seen.devices.at(0), "used_percent") == 3U);
    CHECK(seen.devices.at(1) == Device{"nvme", "nvme1", {{"state", "resetting"}}});
    CHECK(seen.notes ==
          std::vector<Note>{{"nvme", "/answers/nvme/nvme2/smart", "not as long as the specification says, or empty"}});
}

TEST_CASE("subsystems, shared namespaces and the paths to them are told apart", "[probe][nvme]")
{
    const Tree tree{
        {"/sys/class/nvme-subsystem/nvme-subsys1/subsysnqn", "nqn.2014-08.org.example:one\n"},
        {"/sys/class/nvme-subsystem/nvme-subsys1/iopolicy", "numa\n"},
        {"/sys/class/nvme-subsystem/nvme-subsys1/nvme1/cntlid", "1\n"},
        {"/sys/class/nvme-subsystem/nvme-subsys1/nvme1n1/size", "8\n"},
        {"/sys/class/nvme/nvme1/nvme1c1n1/nsid", "1\n"},
        {"/sys/class/nvme/nvme1/nvme1c1n1/ana_state", "optimized\n"},
        {"/sys/block/nvme1n1/nsid", "1\n"},
        {"/sys/block/nvme1n1/metadata_bytes", "0\n"},
        {"/sys/block/nvme1c1n1/nsid", "1\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::nvme_subsystem, &probes::nvme_namespace}) ==
          Inventory{{
                        {"nvme_namespace",
                         "nvme1n1",
                         {{"namespace_id", std::uint64_t{1}}, {"metadata_bytes", std::uint64_t{0}}}},
                        {"nvme_path",
                         "nvme1c1n1",
                         {{"controller", "nvme1"}, {"namespace_id", std::uint64_t{1}}, {"ana_state", "optimized"}}},
                        {"nvme_subsystem",
                         "nvme-subsys1",
                         {{"nqn", "nqn.2014-08.org.example:one"},
                          {"io_policy", "numa"},
                          {"controllers", "nvme1"},
                          {"shared_namespaces", "nvme1n1"}}},
                    },
                    {}});
}

TEST_CASE("udev's names of a disk are read, and nothing else of its database", "[udev]")
{
    CHECK(disk_ids_of_udev("S:disk/by-path/pci-0000:3b:00.0\nS:disk/by-id/wwn-0x5000c500a1b2c3d4\n"
                           "S:disk/by-id/ata-DISK_S1\nE:ID_SERIAL=S1\nS:disk/by-id/ata-DISK_S1\n") ==
          std::vector<std::string>{"ata-DISK_S1", "wwn-0x5000c500a1b2c3d4"});
    CHECK(disk_ids_of_udev("S:disk/by-id/\nS:disk/by-id/a,b\nS:disk/by-id/a\x01\n").empty());
    CHECK(disk_ids_of_udev("").empty());
}

TEST_CASE("the scheduler in use is the one in brackets, or the only one", "[block]")
{
    CHECK(scheduler_in_use("none [mq-deadline] kyber\n") == "mq-deadline");
    CHECK(scheduler_in_use("none\n") == "none");
    CHECK(scheduler_in_use("]broken[") == "]broken[");
}

TEST_CASE("self-tests tell the newest, and how many of the last have failed", "[nvme]")
{
    std::string bytes(nvme::self_test_bytes, '\0');
    CHECK(nvme::decode_self_tests(bytes)->properties.empty());
    for (std::size_t index = 0; index < 20; ++index)
        put(bytes, 4 + 28 * index, 0x0f, 1);
    CHECK(nvme::decode_self_tests(bytes)->properties.empty());
    put(bytes, 0, 1, 1);
    put(bytes, 1, 42, 1);
    put(bytes, 4, 0x20, 1);
    put(bytes, 4 + 4, 1200, 8);
    put(bytes, 4 + 28, 0x17, 1);
    put(bytes, 4 + 28 + 4, 900, 8);
    CHECK(nvme::decode_self_tests(bytes).value() == Device{{},
                                                           {},
                                                           {{"self_test", "extended passed"},
                                                            {"self_test_hours", std::uint64_t{1200}},
                                                            {"self_test_failures", std::uint64_t{1}},
                                                            {"self_test_running_percent", std::uint64_t{42}}}});
    CHECK_FALSE(nvme::decode_self_tests(bytes.substr(1)));
}

TEST_CASE("a controller is asked for its self-tests if it can test itself", "[nvme]")
{
    std::string able(nvme::identify_bytes, '\0');
    put(able, 256, 1U << 4U, 2);
    std::string tests(nvme::self_test_bytes, '\0');
    put(tests, 4, 0x10, 1);
    const Tree tree{{"/sys/class/nvme/nvme0/state", "live\n"},
                    {"/answers/nvme/nvme0/controller", able},
                    {"/answers/nvme/nvme0/self_test", tests}};
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::nvme});
    REQUIRE(seen.devices.size() == 1);
    CHECK(text_of(seen.devices[0], "self_test") == "short passed");
}
