// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/lookup/annotate.hpp"

#include "tests/drivers-matrix/support.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::testing;

namespace {

Matrix sample()
{
    Matrix matrix;
    matrix.modules = {{.name = "8139cp"}, {.name = "8139too"}, {.name = "ahci", .builtin = true}, {.name = "i2c_i801"}};
    matrix.entries = {{.pattern = "pci:v000010ECd00008139sv*sd*bc*sc*i*", .module = 0},
                      {.pattern = "pci:v000010ECd00008139sv*sd*bc*sc*i*", .module = 1},
                      {.pattern = "pci:v*d*sv*sd*bc01sc06i01*", .module = 2, .driver = "ahci"},
                      {.pattern = "pci:v00008086d00002922sv*sd*bc*sc*i*", .module = 2, .driver = "ahci"},
                      {.pattern = "pci:v00008086d00002930sv*sd*bc*sc*i*", .module = 3, .driver = "i801_smbus"}};
    return matrix;
}

}  // namespace

TEST_CASE("one driver, several, one for the class, or none", "[annotate]")
{
    const Opened matrix{sample()};
    const auto of = [&](std::string_view modalias) {
        return offer_for(*matrix, modalias);
    };
    CHECK(of("pci:v00008086d00002930sv00000000sd00000000bc0Csc05i00").support == Support::supported);
    CHECK(of("pci:v00008086d00002930sv00000000sd00000000bc0Csc05i00").drivers ==
          std::vector<std::string>{"i801_smbus"});
    CHECK(of("pci:v00008086d00002922sv00000000sd00000000bc01sc06i01").support == Support::supported);
    CHECK(of("pci:v00001B4Bd00009230sv00000000sd00000000bc01sc06i01").support == Support::class_only);
    CHECK(of("pci:v000010ECd00008139sv00000000sd00000000bc02sc00i00").support == Support::ambiguous);
    CHECK(of("pci:v00008086d000029C0sv00000000sd00000000bc06sc00i00").support == Support::none);
}

TEST_CASE("devices with an alias are told which drivers may bind", "[annotate]")
{
    Inventory inventory;
    inventory.devices = {
        {"pci", "0000:00:1f.3", {{"modalias", "pci:v00008086d00002930sv00000000sd00000000bc0Csc05i00"}}},
        {"pci", "0000:01:00.0", {{"modalias", "pci:v000010ECd00008139sv00000000sd00000000bc02sc00i00"}}},
        {"pci", "0000:00:00.0", {{"modalias", "pci:v00008086d000029C0sv00000000sd00000000bc06sc00i00"}}},
        {"cpu", "cpu0", {}},
    };
    const Opened matrix{sample()};
    annotate(inventory, *matrix);
    CHECK(text_of(inventory.devices[0], "expected_drivers") == "i801_smbus");
    CHECK(text_of(inventory.devices[1], "expected_drivers") == "8139cp,8139too");
    CHECK_FALSE(text_of(inventory.devices[2], "expected_drivers"));
    CHECK(inventory.devices[3].properties.empty());
}
