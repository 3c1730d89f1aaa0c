// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/index.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

constexpr auto nvme_of_samsung = "pci:v0000144Dd0000A808sv0000144Dsd0000A801bc01sc08i02";

Matrix sample()
{
    Matrix matrix;
    matrix.modules = {{.name = "e1000e"}, {.name = "nvme", .builtin = true}, {.name = "vfio_pci"}};
    matrix.entries = {
        {.pattern = "pci:v0000144Dd0000A808sv*sd*bc*sc*i*", .module = 1, .driver = "nvme"},
        {.pattern = "pci:v*d*sv*sd*bc01sc08i02*", .module = 1, .driver = "nvme"},
        {.pattern = "pci:v00008086d000010D3sv*sd*bc*sc*i*", .module = 0, .driver = "e1000e"},
        {.pattern = "vfio_pci:v*d*sv*sd*bc*sc*i*", .module = 2, .driver = "vfio-pci"},
    };
    return in_order(std::move(matrix));
}

}  // namespace

TEST_CASE("every pattern that matches is found, by class and by id", "[index]")
{
    const auto matrix = sample();
    const Index index{matrix};
    const auto found = index.lookup(nvme_of_samsung);
    REQUIRE(found.size() == 2);
    CHECK(found[0]->pattern == "pci:v*d*sv*sd*bc01sc08i02*");
    CHECK(found[1]->pattern == "pci:v0000144Dd0000A808sv*sd*bc*sc*i*");
    CHECK(modules_of(index, nvme_of_samsung) == std::vector<std::string>{"nvme"});
}

TEST_CASE("case counts, and a driver that must be asked for by name is not offered", "[index]")
{
    const auto matrix = sample();
    const Index index{matrix};
    CHECK(index.lookup("pci:v00008086d000010d3sv00000000sd00000000bc02sc00i00").empty());
    CHECK(modules_of(index, "vfio_pci:v00008086d000010D3sv00000000sd00000000bc02sc00i00") ==
          std::vector<std::string>{"vfio_pci"});
}

TEST_CASE("nothing is found for an empty alias, an unknown bus or a lone bracket", "[index]")
{
    const auto matrix = sample();
    const Index index{matrix};
    for (const auto* alias : {"", "p", "usb:v1D6B", "pci:v[", "zzz:"}) {
        CAPTURE(alias);
        CHECK(index.lookup(alias).empty());
    }
    const Matrix nothing;
    CHECK(Index{nothing}.lookup(nvme_of_samsung).empty());
}

TEST_CASE("dashes and underscores make no difference to a driver's name", "[matrix]")
{
    const auto matrix = sample();
    const Entry named{.pattern = "x", .module = 0, .driver = "virtio-pci"};
    CHECK(drives(matrix, named, "virtio_pci"));
    CHECK_FALSE(drives(matrix, named, "virtio"));
    const Entry unnamed{.pattern = "x", .module = 2};
    CHECK(driver_of(matrix, unnamed) == "vfio_pci");
    CHECK(drives(matrix, unnamed, "vfio-pci"));
    CHECK(module_name("kernel/drivers/i2c/busses/i2c-i801.ko.xz") == "i2c_i801");
}
