// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/log/tiles.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::log;

namespace {

TileName hashes(unsigned level, std::uint64_t number, std::uint64_t width = 256)
{
    return {.entries = false, .level = level, .number = number, .width = width};
}

std::vector<std::string> segments(std::string_view path)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at != std::string_view::npos;) {
        const std::size_t slash = path.find('/', at);
        parts.emplace_back(path.substr(at, slash == std::string_view::npos ? slash : slash - at));
        at = slash == std::string_view::npos ? slash : slash + 1;
    }
    return parts;
}

std::optional<TileName> parsed(std::string_view path)
{
    return parse_tile_name(segments(path));
}

}  // namespace

TEST_CASE("tiles are named as the specification names them")
{
    CHECK(to_path(hashes(0, 1234067)) == "tile/0/x001/x234/067");
    CHECK(to_path(hashes(3, 5, 17)) == "tile/3/005.p/17");
    CHECK(to_path({.entries = true, .number = 273, .width = 112}) == "tile/entries/273.p/112");
    CHECK(parsed("0/x001/x234/067") == hashes(0, 1234067));
    CHECK(parsed("3/005.p/17") == hashes(3, 5, 17));
    CHECK(parsed("entries/x001/000") == TileName{.entries = true, .number = 1000});
    for (const std::string_view path : {"",
                                        "0",
                                        "0/5",
                                        "0/0005",
                                        "0/x000/005",
                                        "00/005",
                                        "64/000",
                                        "0/005.p/0",
                                        "0/005.p/256",
                                        "0/005.p/017",
                                        "0/x005",
                                        "0/-05",
                                        "e/000",
                                        "0/001/002",
                                        "0/x001/x001/x001/x001/x001/x001/x001/x001/001"})
        CHECK_FALSE(parsed(path));
}

TEST_CASE("a tree of 70,000 has the tiles of the specification's example")
{
    constexpr std::uint64_t size = 70000;
    CHECK(has_tile(size, hashes(0, 272)));
    CHECK_FALSE(has_tile(size, hashes(0, 273)));
    CHECK(has_tile(size, hashes(0, 273, 112)));
    CHECK_FALSE(has_tile(size, hashes(0, 273, 113)));
    CHECK(has_tile(size, hashes(1, 0)));
    CHECK(has_tile(size, hashes(1, 1, 17)));
    CHECK_FALSE(has_tile(size, hashes(1, 1, 18)));
    CHECK(has_tile(size, hashes(2, 0, 1)));
    CHECK_FALSE(has_tile(size, hashes(2, 0, 2)));
    CHECK_FALSE(has_tile(size, hashes(63, 0, 1)));
    CHECK_FALSE(has_tile(size, hashes(0, ~std::uint64_t{0}, 255)));
    CHECK(has_tile(256, hashes(1, 0, 1)));
}

TEST_CASE("a tile holds the hashes of complete subtrees")
{
    Tree tree;
    for (int at = 0; at < 600; ++at)
        tree.append(leaf_hash(std::to_string(at)));
    const std::string first = tile_of(tree, 600, hashes(0, 0));
    REQUIRE(first.size() == 8192);
    const Hash leaf = leaf_hash("1");
    CHECK(first.substr(32, 32) == std::string(leaf.begin(), leaf.end()));
    const std::string above = tile_of(tree, 600, hashes(1, 0, 2));
    const Hash of_first = tree.root(256);
    CHECK(above.size() == 64);
    CHECK(above.substr(0, 32) == std::string(of_first.begin(), of_first.end()));
    CHECK(tile_of(tree, 600, hashes(0, 2, 88)).size() == 88U * 32);
    CHECK(tile_of(tree, 600, hashes(0, 2, 89)).empty());
}

TEST_CASE("entries are bundled with their lengths")
{
    const std::vector<std::string> entries{"", "a", std::string(300, 'x')};
    const std::string bytes = entry_bundle(entries);
    CHECK(bytes.substr(0, 5) == std::string("\x00\x00\x00\x01"
                                            "a",
                                            5));
    CHECK(parse_entry_bundle(bytes).value() == entries);
    CHECK(parse_entry_bundle("").value().empty());
    CHECK_FALSE(parse_entry_bundle(bytes.substr(0, bytes.size() - 1)));
    CHECK_FALSE(parse_entry_bundle(std::string(1, '\0')));
    CHECK_FALSE(parse_entry_bundle(std::string(514, '\0')));
}
