// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/alias.hpp"
#include "tests/drivers-matrix/support.hpp"
#include "tests/support/catch.hpp"

#include <random>

using namespace ocks;
using namespace ocks::testing;

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
    return matrix;
}

Matrix of_patterns(const std::vector<std::string>& patterns)
{
    Matrix matrix;
    matrix.modules = {{.name = "module"}};
    for (const auto& pattern : patterns)
        matrix.entries.push_back({.pattern = pattern});
    return matrix;
}

/// The patterns that a look-up finds, and those that match one by one.
void compare(const std::vector<std::string>& patterns, const std::string& alias)
{
    const Opened matrix{of_patterns(patterns)};
    std::vector<std::string> found;
    for (const auto number : matrix->lookup(alias))
        found.emplace_back(matrix->entry(number).pattern);
    std::vector<std::string> expected;
    for (std::uint32_t at = 0; at < matrix->entry_count(); ++at) {
        if (matches(matrix->entry(at).pattern, alias))
            expected.emplace_back(matrix->entry(at).pattern);
    }
    CAPTURE(alias, patterns);
    CHECK(found == expected);
}

}  // namespace

TEST_CASE("every pattern that matches is found, by class and by id", "[search]")
{
    const Opened matrix{sample()};
    const auto found = matrix->lookup(nvme_of_samsung);
    REQUIRE(found.size() == 2);
    CHECK(matrix->entry(found[0]).pattern == "pci:v*d*sv*sd*bc01sc08i02*");
    CHECK(matrix->entry(found[1]).pattern == "pci:v0000144Dd0000A808sv*sd*bc*sc*i*");
    CHECK(modules_of(*matrix, nvme_of_samsung) == std::vector<std::string>{"nvme"});
}

TEST_CASE("case counts, and a driver that must be asked for by name is not offered", "[search]")
{
    const Opened matrix{sample()};
    CHECK(matrix->lookup("pci:v00008086d000010d3sv00000000sd00000000bc02sc00i00").empty());
    CHECK(modules_of(*matrix, "vfio_pci:v00008086d000010D3sv00000000sd00000000bc02sc00i00") ==
          std::vector<std::string>{"vfio_pci"});
}

TEST_CASE("nothing is found for an empty alias, an unknown bus or a lone bracket", "[search]")
{
    const Opened matrix{sample()};
    for (const auto* alias : {"", "p", "usb:v1D6B", "pci:v[", "zzz:"}) {
        CAPTURE(alias);
        CHECK(matrix->lookup(alias).empty());
    }
    const Opened nothing{Matrix{}};
    CHECK(nothing->lookup(nvme_of_samsung).empty());
}

TEST_CASE("a search finds what matching each pattern by itself finds", "[search]")
{
    compare({"a*b*c", "a*bc", "a*b", "abc", "a?c", "a[bx]c", "a*", "*", "**", "*c", "b*"}, "abc");
    compare({"*ab*ab*", "*ab*b", "*a*a*a*", "a?a*", "[a-b]*[!b]"}, "ababab");
    compare({"acpi*:PNP0C0A:*", "acpi*:PNP0C0B:*", "acpi*:PNP*:*"}, "acpi:PNP0C0B:PNP0C0A:");
}

TEST_CASE("a search agrees with matching on made-up patterns of few letters", "[search]")
{
    // Few letters and many wildcards make every way through the trie likely. The seed is fixed, so are the cases.
    std::mt19937 random{20261124};
    const auto text_of = [&random](std::string_view pieces, std::size_t greatest) {
        std::string text;
        for (auto left = random() % (greatest + 1); left != 0; --left) {
            const auto piece = pieces[random() % pieces.size()];
            text += piece == '[' ? "[a-b]" : std::string(1, piece);
        }
        return text;
    };
    for (int round = 0; round < 400; ++round) {
        std::vector<std::string> patterns;
        for (int count = 0; count < 12; ++count)
            patterns.push_back("x" + text_of("aabbc*?[", 7));
        for (int count = 0; count < 6; ++count)
            compare(patterns, "x" + text_of("aabbc", 9));
    }
}

TEST_CASE("an alias that fits a pattern in a great many ways is answered at once", "[search]")
{
    const std::string stars = "*a*a*a*a*a*a*a*a*a*a*a*a";
    const Opened matrix{of_patterns({"x" + stars + "*b", "x" + stars + "*c", "x" + stars + "*?d"})};
    CHECK(matrix->lookup("x" + std::string(2000, 'a')).empty());
    CHECK(matrix->lookup("x" + std::string(2000, 'a') + "c").size() == 1);
}

TEST_CASE("dashes and underscores make no difference to a driver's name", "[matrix]")
{
    CHECK(is_same_name("virtio-pci", "virtio_pci"));
    CHECK_FALSE(is_same_name("virtio-pci", "virtio"));
    CHECK(module_name("kernel/drivers/i2c/busses/i2c-i801.ko.xz") == "i2c_i801");
}

TEST_CASE("a set may hold its own bracket, and one that never ends is none", "[search]")
{
    CHECK(set_length("[0-9]x") == 5);
    CHECK(set_length("[]a]]") == 4);
    CHECK(set_length("[!]A") == 0);
    const std::vector<std::string> patterns{"a[!]b", "a[!]b]c", "a[!]b]d", "a[]]c", "a[b", "a[bc]d", "a*[!]b"};
    for (const auto* alias : {"axc", "abd", "acd", "a[]c", "axxd", "a[b]", "a"})
        compare(patterns, alias);
}
