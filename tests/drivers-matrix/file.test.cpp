// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file.hpp"

#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/file/write.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/tree.hpp"

using namespace ocks;
using namespace ocks::testing;

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
    matrix.left_out = {{.module = "snd_hda_intel", .symbol = "CONFIG_SND_HDA_INTEL"}};
    matrix.notes = {{.kind = "matrix", .where = "drivers_x.o: tifm ids", .why = "not known"}};
    return in_order(std::move(matrix));
}

std::string trouble_with(const std::string& bytes)
{
    const auto view = MatrixView::parse(bytes, "a.matrix");
    return view ? "accepted" : to_string(view.error());
}

}  // namespace

TEST_CASE("a matrix that is written and opened is the same matrix", "[matrix-file]")
{
    const auto bytes = to_bytes(sample());
    const auto view = MatrixView::parse(bytes, "a.matrix");
    REQUIRE(view);
    CHECK(view->matrix() == sample());
    CHECK(to_bytes(view->matrix()) == bytes);
    const auto nothing = to_bytes(Matrix{});
    CHECK(MatrixView::parse(nothing, "a.matrix").value().matrix() == Matrix{});
}

TEST_CASE("what the fuzzer of matrices starts from is one of this version", "[matrix-file]")
{
    auto seed = sample();
    for (const auto* pattern : {"acpi:PNP0C0?:*", "usb:v1234p567[0-9a]d*dc*dsc*dp*ic08isc06ip50in*", "a*b*c"})
        seed.entries.push_back({.pattern = pattern, .module = 1});
    constexpr std::size_t digest_bytes = 32;  // the fuzzer adds it
    auto bytes = to_bytes(in_order(std::move(seed)));
    bytes.resize(bytes.size() - digest_bytes);
    CHECK(golden("fuzz/matrix/small", bytes) == bytes);
}

TEST_CASE("modules, what was left out and drivers are found by name", "[matrix-file]")
{
    const auto bytes = to_bytes(sample());
    const auto view = MatrixView::parse(bytes, "a.matrix").value();
    CHECK(view.release() == "6.12.117-2611.1.0.ocks");
    CHECK(view.find_module("tg3") == 1U);
    CHECK_FALSE(view.find_module("tg"));
    CHECK_FALSE(view.find_module("zzz"));
    CHECK(view.firmware(1) == std::vector<std::string_view>{"tigon/a,b c.bin", "tigon/tg3.bin"});
    CHECK(view.left_out("snd-hda-intel") == "CONFIG_SND_HDA_INTEL");
    CHECK(view.left_out("tg3").empty());
    CHECK(view.driver_of(view.entry(2)) == "tg3");
}

TEST_CASE("a matrix as text is for people and diff(1)", "[matrix-file]")
{
    const auto text = to_text(sample());
    CHECK(text.starts_with("release\t6.12.117-2611.1.0.ocks\narchitecture\tx86_64\nconfig\td57f\n"));
    CHECK(text.find("module\tahci\ty\tin-tree\t\t\t\t\t\n") != std::string::npos);
    CHECK(text.find("\nalias\tpci:v*d*sv*sd*bc01sc06i01*\tahci\tahci\n") != std::string::npos);
    CHECK(text.ends_with("left-out\tsnd_hda_intel\tCONFIG_SND_HDA_INTEL\n"));
}

TEST_CASE("another version, another file and no file are named as such", "[matrix-file]")
{
    auto bytes = to_bytes(sample());
    CHECK(trouble_with("") == "a.matrix: not a drivers matrix");
    CHECK(trouble_with(std::string(500, 'x')) == "a.matrix: not a drivers matrix");
    CHECK(trouble_with("ocks-matrix 1\nrelease\t6.12\n") ==
          "a.matrix: a drivers matrix of version 1, must be 4; build it again with `ocks-cert matrix build`");
    bytes.resize(20);
    CHECK(trouble_with(bytes) == "a.matrix: cut off");

    const Tree tree{{"/x", "ocks"}, {"/empty", ""}};
    const auto at = [&](const std::string& name) {
        return tree.path().string() + name;
    };
    CHECK(MatrixFile::open(at("/y")).error() == Error{Errc::absent, at("/y"), "No such file or directory"});
    CHECK(MatrixFile::open(at("/empty")).error() == Error{Errc::malformed, at("/empty"), "not a drivers matrix"});
    CHECK(MatrixFile::open(at("")).error() == Error{Errc::malformed, at(""), "not a file"});
    REQUIRE(write_file(at("/x"), to_bytes(sample())));
    CHECK(MatrixFile::open(at("/x")).value().matrix() == sample());
}

TEST_CASE("a matrix that is cut off, or of which one bit is another, is refused", "[matrix-file]")
{
    const auto bytes = to_bytes(sample());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        CHECK(trouble_with(bytes.substr(0, length)) != "accepted");
    }
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        auto flipped = bytes;
        flipped[bit / 8] = static_cast<char>(static_cast<unsigned char>(flipped[bit / 8]) ^ (1U << (bit % 8)));
        CAPTURE(bit);
        CHECK(trouble_with(flipped) != "accepted");
    }
}
