// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/require/require.hpp"

#include "core/file.hpp"
#include "tests/drivers-matrix/support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

using namespace ocks;
using namespace ocks::testing;

namespace {

constexpr auto list = R"([[device]]
id = "8086:10d3"
driver = "e1000e"
what = "a card"
architectures = ["x86_64"]

[[device]]
id = "144d:a80a"
class = "010802"
driver = "nvme"
what = "a disk"
architectures = ["x86_64", "aarch64"]

[[device]]
alias = "acpi:IPI0001:"
driver = "ipmi_si"
what = "a BMC"
architectures = ["aarch64"]
)";

Matrix sample(std::string architecture)
{
    Matrix matrix{.architecture = std::move(architecture)};
    matrix.modules = {{.name = "e1000e"}, {.name = "nvme"}};
    matrix.entries = {{.pattern = "pci:v00008086d000010D3sv*sd*bc*sc*i*", .module = 0},
                      {.pattern = "pci:v*d*sv*sd*bc01sc08i02*", .module = 1}};
    return matrix;
}

}  // namespace

TEST_CASE("a kernel that serves what it must is told from one that does not", "[require]")
{
    const auto requirements = parse_requirements(list, "list.toml");
    REQUIRE(requirements);
    const Opened good{sample("x86_64")};
    CHECK(unmet(*requirements, *good).empty());
    const Opened other{sample("aarch64")};
    CHECK(unmet(*requirements, *other) == std::vector<std::string>{"a BMC (acpi:IPI0001:): ipmi_si does not serve it"});
    auto poor = sample("x86_64");
    poor.modules[0].name = "another";
    const Opened lost{poor};
    CHECK(unmet(*requirements, *lost) ==
          std::vector<std::string>{
              "a card (pci:v00008086d000010D3sv00000000sd00000000bcFFsc00i00): e1000e does not serve it"});
}

TEST_CASE("a list that is wrong is refused, and ours is not", "[require]")
{
    const auto refused = [](std::string_view text) {
        return !parse_requirements(text, "list.toml");
    };
    CHECK(refused("[[device]]\nid = \"8086\"\ndriver = \"a\"\nwhat = \"b\"\narchitectures = [\"x86_64\"]\n"));
    CHECK(refused("[[device]]\ndriver = \"a\"\nwhat = \"b\"\narchitectures = [\"x86_64\"]\n"));
    CHECK(refused("[[device]]\nid = \"8086:10d3\"\nwhat = \"b\"\narchitectures = [\"x86_64\"]\n"));
    const auto ours = parse_requirements(
        read_file(std::string{OCKS_SOURCE} + "/drivers-matrix/must-serve.toml").value(), "must-serve.toml");
    REQUIRE(ours);
    CHECK(ours->size() > 50);
}
