// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inventory.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

TEST_CASE("devices stand in the order in which a person counts them", "[inventory]")
{
    std::vector<Device> devices{
        {"nvme", "nvme10", {}}, {"pci", "0000:00:1a.0", {}}, {"pci", "0000:00:14.0", {}}, {"nvme", "nvme2", {}}};
    sort_devices(devices);
    CHECK(devices ==
          std::vector<Device>{
              {"nvme", "nvme2", {}}, {"nvme", "nvme10", {}}, {"pci", "0000:00:14.0", {}}, {"pci", "0000:00:1a.0", {}}});
}

TEST_CASE("a property is found by its name and its type", "[inventory]")
{
    const Device device{"nvme", "nvme0", {{"model", "X"}, {"controller_id", std::uint64_t{6}}}};
    CHECK(text_of(device, "model") == "X");
    CHECK(number_of(device, "controller_id") == 6);
    CHECK_FALSE(number_of(device, "model"));
    CHECK_FALSE(text_of(device, "serial"));
}
