// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/expectation.hpp"

#include "kernel/judge/inventory_json.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace ocks;
using namespace std::string_literals;

namespace {

const Expectation expectation{
    .kinds = {"nvme", "pci"},
    .devices = {{.kind = "pci", .name = "0000:00:01.0", .by = "", .properties = {{"driver", "nvme"s}}},
                {.kind = "nvme", .name = "", .by = "serial", .properties = {{"serial", "A"s}, {"numa_node", 1ULL}}},
                {.kind = "nvme", .name = "", .by = "serial", .properties = {{"serial", "B"s}}}},
};

Inventory machine()
{
    return {.devices = {{"nvme", "nvme0", {{"serial", "B"s}}},
                        {"nvme", "nvme1", {{"serial", "A"s}, {"numa_node", 1ULL}, {"model", "M"s}}},
                        {"memory", "memory", {}},
                        {"pci", "0000:00:01.0", {{"driver", "nvme"s}}}},
            .notes = {}};
}

}  // namespace

TEST_CASE("a machine that is what its model says has no differences, whatever the kernel named its drives")
{
    CHECK(differences(expectation, machine()).empty());
}

TEST_CASE("a device that is missing is a difference")
{
    Inventory found = machine();
    found.devices.erase(found.devices.begin());
    CHECK(differences(expectation, found) == std::vector{"nvme with serial B: not found"s});
}

TEST_CASE("a device of an expected kind that nobody expects is a difference")
{
    Inventory found = machine();
    found.devices.push_back({"pci", "0000:00:09.0", {}});
    CHECK(differences(expectation, found) == std::vector{"pci 0000:00:09.0: not expected"s});
}

TEST_CASE("a property of another value, and one that is gone, are differences")
{
    Inventory found = machine();
    found.devices[1].properties["numa_node"] = std::uint64_t{0};
    found.devices[3].properties.clear();
    CHECK(differences(expectation, found) == std::vector{"nvme with serial A: numa_node is 0, expected 1"s,
                                                         "pci 0000:00:01.0: has no driver, expected nvme"s});
}

TEST_CASE("a number is not the text of that number")
{
    Inventory found = machine();
    found.devices[1].properties["numa_node"] = "1"s;
    CHECK(differences(expectation, found).size() == 1);
}

TEST_CASE("the inventory that a machine printed is read")
{
    const auto inventory =
        parse_inventory_json(R"({"devices":[{"kind":"nvme","name":"nvme0","properties":{"serial":"B","numa_node":1}}],)"
                             R"("notes":[{"kind":"nvme","where":"/sys/x","why":"denied"}]})");
    REQUIRE(inventory);
    CHECK(*inventory == Inventory{.devices = {{"nvme", "nvme0", {{"serial", "B"s}, {"numa_node", 1ULL}}}},
                                  .notes = {{"nvme", "/sys/x", "denied"}}});
}

TEST_CASE("what is not an inventory is refused")
{
    CHECK_FALSE(parse_inventory_json(""));
    CHECK_FALSE(parse_inventory_json("[]"));
    CHECK_FALSE(parse_inventory_json(R"({"devices": 5})"));
    CHECK_FALSE(parse_inventory_json(R"({"devices": [{"kind": "pci"}]})"));
    CHECK_FALSE(parse_inventory_json(R"({"devices":[{"kind":"a","name":"b","properties":{"c":-1}}]})"));
    CHECK_FALSE(parse_inventory_json(std::string(100'000, '[')));
}
