// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <random>

using namespace ocks;

namespace {

Device pci(const std::string& address, const std::string& code, const std::string& device, const std::string& parent)
{
    Device function{"pci",
                    address,
                    {{"class", code},
                     {"vendor_id", "8086"},
                     {"device_id", device},
                     {"revision", "04"},
                     {"max_link_speed_mts", std::uint64_t{16000}},
                     {"max_link_width", std::uint64_t{8}}}};
    if (!parent.empty())
        function.properties.emplace("parent", parent);
    return function;
}

/// Two root buses, a soldered and a plugged NIC, a drive, a DIMM and an empty slot.
Inventory server()
{
    return {{
                {"system", "system", {{"vendor", "Example"}, {"product", "Rack 1"}, {"serial", "EXS0001"}}},
                {"board", "board0", {{"vendor", "Example"}, {"product", "Board 1"}, {"serial", "EXB0001"}}},
                {"bios", "bios", {{"vendor", "Example"}, {"version", "1.0"}}},
                {"topology", "topology", {{"packages", std::uint64_t{1}}, {"numa_nodes", std::uint64_t{1}}}},
                {"cpu", "cpu0", {{"vendor", "HygonGenuine"}, {"family", std::uint64_t{24}}, {"model", "7285"}}},
                {"processor", "processor0", {{"populated", std::uint64_t{1}}}},
                {"dimm", "dimm0", {{"populated", std::uint64_t{1}}, {"part_number", "M1"}, {"serial", "EXD0001"}}},
                {"dimm", "dimm1", {{"populated", std::uint64_t{0}}}},
                {"onboard", "onboard0", {{"pci_address", "0000:02:00.0"}}},
                pci("0000:00:01.1", "060400", "1234", ""),
                pci("0000:00:17.0", "010601", "a182", ""),
                pci("0000:40:01.1", "060400", "1234", ""),
                pci("0000:02:00.0", "020000", "1533", "0000:00:01.1"),
                pci("0000:41:00.0", "020000", "1572", "0000:40:01.1"),
                {"nvme", "nvme0", {{"model", "Drive"}, {"firmware", "2.1"}, {"serial", "EXN0001"}}},
            },
            {}};
}

Device& named(Inventory& inventory, std::string_view kind, std::string_view name)
{
    return *std::ranges::find_if(inventory.devices,
                                 [&](const Device& device) { return device.kind == kind && device.name == name; });
}

}  // namespace

TEST_CASE("the order in which things were found does not matter", "[identity]")
{
    const Identity identity = identify(server());
    std::mt19937 random(4);  // NOLINT(cert-msc51-cpp): the same orders each time
    for (unsigned round = 0; round < 50; ++round) {
        Inventory other = server();
        std::ranges::shuffle(other.devices, random);
        REQUIRE(identify(other) == identity);
    }
}

TEST_CASE("numbers that a boot gives do not matter: buses, names, drivers, negotiated speeds", "[identity]")
{
    Inventory other = server();
    named(other, "nvme", "nvme0").name = "nvme1";
    named(other, "onboard", "onboard0").properties["pci_address"] = "0000:05:00.0";
    named(other, "pci", "0000:02:00.0").name = "0000:05:00.0";
    named(other, "pci", "0000:41:00.0").properties["parent"] = "0000:60:01.1";
    named(other, "pci", "0000:41:00.0").name = "0000:61:00.0";
    named(other, "pci", "0000:40:01.1").name = "0000:60:01.1";
    named(other, "pci", "0000:61:00.0").properties["driver"] = "i40e";
    named(other, "pci", "0000:61:00.0").properties["link_speed_mts"] = std::uint64_t{2500};
    other.devices.push_back({"kernel", "kernel", {{"release", "6.12.0"}}});
    other.devices.push_back({"cpufreq", "cpufreq0", {{"governor", "performance"}}});
    Device virtual_function = pci("0000:61:02.0", "020000", "154c", "0000:60:01.1");
    virtual_function.properties.emplace("physical_function", "0000:61:00.0");
    other.devices.push_back(virtual_function);
    CHECK(identify(other) == identify(server()));
}

TEST_CASE("nothing that names one machine goes into a fingerprint", "[identity]")
{
    Inventory other = server();
    for (const auto& [kind, name] : {std::pair{"system", "system"}, {"board", "board0"}, {"dimm", "dimm0"}})
        named(other, kind, name).properties["serial"] = "another";
    CHECK(identify(other) == identify(server()));
    CHECK(identify(server()).configuration.text.find("0001") == std::string::npos);
}

TEST_CASE("what is plugged in changes the configuration alone", "[identity]")
{
    const Identity before = identify(server());
    Inventory other = server();
    other.devices.push_back(pci("0000:41:00.1", "020000", "1572", "0000:40:01.1"));
    const Identity after = identify(other);
    CHECK(after.topology == before.topology);
    CHECK(after.board == before.board);
    CHECK(after.platform == before.platform);
    CHECK(after.configuration.sha256 != before.configuration.sha256);
    named(other, "bios", "bios").properties["version"] = "1.1";
    CHECK(identify(other).platform == before.platform);
    CHECK(identify(other).configuration != after.configuration);
}

TEST_CASE("another processor is another platform on the same board", "[identity]")
{
    const Identity before = identify(server());
    Inventory other = server();
    named(other, "cpu", "cpu0").properties["family"] = std::uint64_t{25};
    CHECK(identify(other).board == before.board);
    CHECK(identify(other).platform != before.platform);
}

TEST_CASE("another soldered device is another board with the same topology", "[identity]")
{
    const Identity before = identify(server());
    Inventory other = server();
    named(other, "pci", "0000:02:00.0").properties["device_id"] = "1521";
    CHECK(identify(other).topology == before.topology);
    CHECK(identify(other).board != before.board);
}

TEST_CASE("another port on a root bus is another topology", "[identity]")
{
    const Identity before = identify(server());
    Inventory other = server();
    named(other, "pci", "0000:40:01.1").properties["max_link_width"] = std::uint64_t{16};
    CHECK(identify(other).topology != before.topology);
}
