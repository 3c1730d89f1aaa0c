// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/format.hpp"

#include "core/digest.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

Matrix sample()
{
    Matrix matrix{.release = "6.12.117-2611.1.0.ocks", .architecture = "x86_64", .config_sha256 = "d57f"};
    matrix.modules = {{.name = "tg3",
                       .in_tree = false,
                       .path = "drivers/net/ethernet/broadcom/tg3",
                       .symbol = "CONFIG_TIGON3",
                       .package = "kernel-core",
                       .srcversion = "AB12",
                       .signer = "Build time key",
                       .firmware = {"tigon/tg3.bin", "tigon/a,b c.bin"}},
                      {.name = "ahci", .builtin = true}};
    matrix.entries = {{.pattern = "platform:Fixed MDIO bus", .module = 0},
                      {.pattern = "pci:v*d*sv*sd*bc01sc06i01*", .module = 1, .driver = "ahci"},
                      {.pattern = "pci:v000014E4d00001645sv*sd*bc*sc*i*", .module = 0, .driver = "tg3"}};
    matrix.notes = {{.kind = "matrix", .where = "drivers_x.o: tifm ids", .why = "not known"}};
    return in_order(std::move(matrix));
}

/// With a right last line, so that what is wrong is found by the parser proper.
std::string sealed(std::string text)
{
    text.resize(text.rfind("end\t"));
    return text + "end\t" + sha256(text) + "\n";
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    return text.replace(text.find(what), what.size(), with);
}

}  // namespace

TEST_CASE("a matrix that is written and read is the same matrix", "[format]")
{
    const auto matrix = sample();
    CHECK(parse_matrix(to_text(matrix), "a.matrix") == matrix);
    CHECK(parse_matrix(to_text(Matrix{}), "a.matrix") == Matrix{});
}

TEST_CASE("a matrix is text that a person can read", "[format]")
{
    const auto text = to_text(sample());
    CHECK(text.starts_with("ocks-matrix 1\nrelease\t6.12.117-2611.1.0.ocks\narchitecture\tx86_64\nconfig\td57f\n"));
    CHECK(text.find("module\tahci\ty\tin-tree\t\t\t\t\t\n") != std::string::npos);
    CHECK(text.find("\nalias\tpci:v*d*sv*sd*bc01sc06i01*\tahci\tahci\n") != std::string::npos);
}

TEST_CASE("a matrix of another version, cut off or changed is refused", "[format]")
{
    const auto text = to_text(sample());
    CHECK(parse_matrix("", "a.matrix").error() == Error{Errc::malformed, "a.matrix:1", "not a matrix of version 1"});
    CHECK_FALSE(parse_matrix(replaced(text, "ocks-matrix 1", "ocks-matrix 2"), "a.matrix"));
    for (std::size_t length = 0; length < text.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(parse_matrix(std::string_view{text}.substr(0, length), "a.matrix"));
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto flipped = text;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        CAPTURE(at);
        CHECK_FALSE(parse_matrix(flipped, "a.matrix"));
    }
}

TEST_CASE("a line that makes no sense is named", "[format]")
{
    const auto text = to_text(sample());
    const auto why = [&](std::string_view what, std::string_view with) {
        const auto matrix = parse_matrix(sealed(replaced(text, what, with)), "a.matrix");
        return matrix ? "accepted" : to_string(matrix.error());
    };
    CHECK(why("module\tahci\ty", "module\tahci\tz") ==
          "a.matrix:6: neither m nor y, or neither in-tree nor out-of-tree");
    CHECK(why("module\tahci", "module\tzzz") == "a.matrix:7: modules are not sorted by name");
    CHECK(why("\tahci\tahci\n", "\tahc\tahci\n") == "a.matrix:10: an alias of a module that is not listed");
    CHECK(why("\tahci\tahci\n", "\tahci\n") == "a.matrix:10: a column is missing");
    CHECK(why("\tahci\tahci\n", "\tahci\tahci\tx\n") == "a.matrix:10: more columns than this line may have");
    CHECK(why("alias\tpci:v*d", "alias\tzci:v*d") == "a.matrix:11: aliases are not sorted");
    CHECK(why("tifm ids", "tifm\rids") == "a.matrix:5: a control character");
    CHECK(why("alias\tplatform", "bogus\tplatform") == "a.matrix:12: a line that does not belong here");
}
