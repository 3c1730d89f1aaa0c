// SPDX-License-Identifier: GPL-3.0-or-later
/// The Merkle tree of RFC 6962, section 2.1: one hash that stands for all entries of a log, and short proofs that an
/// entry is among them, or that nothing was taken out since.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ocks::log {

using Hash = std::array<unsigned char, 32>;

[[nodiscard]] Hash leaf_hash(std::string_view entry);
[[nodiscard]] Hash node_hash(const Hash& left, const Hash& right);

/// Grows at its end. Every complete subtree's hash is kept, so that a root or a proof of any size takes few hashes.
class Tree {
public:
    void append(const Hash& leaf);

    [[nodiscard]] std::uint64_t size() const { return m_levels.empty() ? 0 : m_levels.front().size(); }

    /// Of the first `size` leaves.
    [[nodiscard]] Hash root(std::uint64_t size) const;

    /// From the leaf's sibling up; index < size.
    [[nodiscard]] std::vector<Hash> inclusion(std::uint64_t index, std::uint64_t size) const;

    /// That the first `size` leaves begin with the first `old_size`.
    [[nodiscard]] std::vector<Hash> consistency(std::uint64_t old_size, std::uint64_t size) const;

    /// The hash of the n-th complete subtree of 2^level leaves.
    [[nodiscard]] const Hash& node(unsigned level, std::uint64_t number) const { return m_levels[level][number]; }

private:
    [[nodiscard]] Hash range(std::uint64_t first, std::uint64_t end) const;

    std::vector<std::vector<Hash>> m_levels;  ///< by the logarithm of how many leaves each stands for
};

/// RFC 9162, section 2.1.3.2.
[[nodiscard]] bool
is_included(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof, const Hash& root);

/// RFC 9162, section 2.1.4.2.
[[nodiscard]] bool is_consistent(
    std::uint64_t old_size, const Hash& old_root, std::uint64_t size, const Hash& root, std::span<const Hash> proof);

}  // namespace ocks::log
