// SPDX-License-Identifier: GPL-3.0-or-later
/// The patterns of a matrix as a trie in which wildcards are nodes too, so that a look-up meets the ten thousand
/// patterns "of:N*T*C…" as three nodes and one path below them.
#pragma once

#include "drivers-matrix/file/records.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace ocks::matrix_file {

/// A node; `part` is a place in the pattern of entry `owner`, from `at`.
struct TrieNode {
    NodeRecord::Kind kind = NodeRecord::Kind::literal;
    std::uint32_t owner = 0;
    std::uint32_t at = 0;
    std::uint32_t length = 0;
    Section children;
    std::uint8_t literals = 0;  ///< of the children, those that begin with a character; they come first
    Section entries;
};

/// `patterns` are sorted bytewise, may repeat, and are no longer than greatest_pattern; entry i has pattern i. The
/// first node is the root, with nothing in it. The children of a node stand side by side.
[[nodiscard]] std::vector<TrieNode> trie_of(std::span<const std::string_view> patterns);

}  // namespace ocks::matrix_file
