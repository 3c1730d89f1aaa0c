// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/transparency/merkle.hpp"

#include "core/digest.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <string>

using namespace ocks;
using namespace ocks::log;

namespace {

/// The eight leaves and the roots of the first one to eight of them that implementations of Certificate Transparency
/// have in common (transparency-dev/merkle, testonly/constants.go).
std::vector<std::string> known_leaves()
{
    using namespace std::string_literals;
    return {""s,
            "\x00"s,
            "\x10"s,
            "\x20\x21"s,
            "\x30\x31"s,
            "\x40\x41\x42\x43"s,
            "\x50\x51\x52\x53\x54\x55\x56\x57"s,
            "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"s};
}

constexpr auto known_roots = std::to_array<std::string_view>({
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
});

Tree tree_of(std::size_t size)
{
    Tree tree;
    for (std::size_t at = 0; at < size; ++at)
        tree.append(leaf_hash("leaf " + std::to_string(at)));
    return tree;
}

Hash changed(Hash hash)
{
    hash[7] ^= 1U;
    return hash;
}

}  // namespace

TEST_CASE("roots are those of every other implementation")
{
    Tree tree;
    CHECK(hexadecimal(tree.root(0)) == known_roots[0]);
    for (const std::string& leaf : known_leaves()) {
        tree.append(leaf_hash(leaf));
        CHECK(hexadecimal(tree.root(tree.size())) == known_roots.at(tree.size()));
    }
    // A larger tree still knows what it was.
    for (std::size_t size = 0; size < known_roots.size(); ++size)
        CHECK(hexadecimal(tree.root(size)) == known_roots.at(size));
}

TEST_CASE("every entry of every size is proved to be in, and at no other place")
{
    constexpr std::size_t most = 70;
    const Tree tree = tree_of(most);
    bool all = true;
    for (std::uint64_t size = 1; size <= most; ++size) {
        const Hash root = tree.root(size);
        for (std::uint64_t index = 0; index < size; ++index) {
            const auto proof = tree.inclusion(index, size);
            const Hash leaf = leaf_hash("leaf " + std::to_string(index));
            all = all && is_included(leaf, index, size, proof, root);
            all = all && !is_included(changed(leaf), index, size, proof, root);
            all = all && !is_included(leaf, index, size, proof, changed(root));
            all = all && (size == 1 || !is_included(leaf, (index + 1) % size, size, proof, root));
        }
    }
    CHECK(all);
    CHECK_FALSE(is_included(leaf_hash("leaf 0"), 1, 1, {}, tree.root(1)));
}

TEST_CASE("a proof of inclusion that was cut, lengthened or changed proves nothing")
{
    const Tree tree = tree_of(13);
    const Hash root = tree.root(13);
    const Hash leaf = leaf_hash("leaf 9");
    const auto good = tree.inclusion(9, 13);
    REQUIRE(is_included(leaf, 9, 13, good, root));
    auto cut = good;
    cut.pop_back();
    CHECK_FALSE(is_included(leaf, 9, 13, cut, root));
    auto longer = good;
    longer.push_back(root);
    CHECK_FALSE(is_included(leaf, 9, 13, longer, root));
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto other = good;
        other[at] = changed(other[at]);
        CHECK_FALSE(is_included(leaf, 9, 13, other, root));
    }
}

TEST_CASE("a log that only grew is proved to have")
{
    constexpr std::size_t most = 40;
    const Tree tree = tree_of(most);
    bool all = true;
    for (std::uint64_t size = 1; size <= most; ++size) {
        for (std::uint64_t old_size = 0; old_size <= size; ++old_size) {
            const auto proof = tree.consistency(old_size, size);
            const Hash old_root = tree.root(old_size);
            all = all && is_consistent(old_size, old_root, size, tree.root(size), proof);
            all = all && (old_size == 0 || !is_consistent(old_size, changed(old_root), size, tree.root(size), proof));
            all = all && (old_size == 0 || !is_consistent(old_size, old_root, size, changed(tree.root(size)), proof));
        }
    }
    CHECK(all);
    CHECK_FALSE(is_consistent(8, tree.root(8), 7, tree.root(7), {}));

    // Of another past no proof can be made.
    Tree other;
    for (std::size_t at = 0; at < most; ++at)
        other.append(leaf_hash(at == 3 ? "another leaf" : "leaf " + std::to_string(at)));
    CHECK_FALSE(is_consistent(20, tree.root(20), most, other.root(most), other.consistency(20, most)));
}
