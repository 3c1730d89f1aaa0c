// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/transparency/merkle.hpp"

#include <bit>
#include <openssl/sha.h>
#include <string>

namespace ocks::log {
namespace {

Hash hash_of(std::string_view bytes)
{
    Hash hash{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
    return hash;
}

/// The largest power of two that is smaller than n; n > 1.
std::uint64_t split_of(std::uint64_t n)
{
    return std::bit_floor(n - 1);
}

}  // namespace

Hash leaf_hash(std::string_view entry)
{
    std::string bytes(1, '\0');
    bytes += entry;
    return hash_of(bytes);
}

Hash node_hash(const Hash& left, const Hash& right)
{
    std::string bytes(1, '\x01');
    bytes.append(left.begin(), left.end());
    bytes.append(right.begin(), right.end());
    return hash_of(bytes);
}

void Tree::append(const Hash& leaf)
{
    Hash hash = leaf;
    for (std::size_t level = 0;; ++level) {
        if (level == m_levels.size())
            m_levels.emplace_back();
        std::vector<Hash>& hashes = m_levels[level];
        hashes.push_back(hash);
        if (hashes.size() % 2 != 0)
            return;
        hash = node_hash(hashes[hashes.size() - 2], hashes.back());
    }
}

Hash Tree::range(std::uint64_t first, std::uint64_t end) const
{
    const std::uint64_t count = end - first;
    if (count == 0)
        return hash_of({});
    if (std::has_single_bit(count) && first % count == 0)
        return m_levels[static_cast<std::size_t>(std::countr_zero(count))][first / count];
    const std::uint64_t middle = first + split_of(count);
    return node_hash(range(first, middle), range(middle, end));
}

Hash Tree::root(std::uint64_t size) const
{
    return range(0, size);
}

std::vector<Hash> Tree::inclusion(std::uint64_t index, std::uint64_t size) const
{
    std::vector<Hash> from_root;
    std::uint64_t first = 0;
    for (std::uint64_t end = size; end - first > 1;) {
        const std::uint64_t middle = first + split_of(end - first);
        if (index < middle) {
            from_root.push_back(range(middle, end));
            end = middle;
        } else {
            from_root.push_back(range(first, middle));
            first = middle;
        }
    }
    return {from_root.rbegin(), from_root.rend()};
}

std::vector<Hash> Tree::consistency(std::uint64_t old_size, std::uint64_t size) const
{
    if (old_size == 0 || old_size >= size)
        return {};
    std::vector<Hash> from_root;
    std::uint64_t first = 0;
    std::uint64_t end = size;
    bool is_whole = true;  // whether what is left of the old tree is the old tree itself, which the verifier has
    while (end != old_size) {
        const std::uint64_t middle = first + split_of(end - first);
        if (old_size <= middle) {
            from_root.push_back(range(middle, end));
            end = middle;
        } else {
            from_root.push_back(range(first, middle));
            first = middle;
            is_whole = false;
        }
    }
    if (!is_whole)
        from_root.push_back(range(first, end));
    return {from_root.rbegin(), from_root.rend()};
}

bool is_included(
    const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof, const Hash& root)
{
    if (index >= size)
        return false;
    std::uint64_t node = index;
    std::uint64_t last = size - 1;
    Hash hash = leaf;
    for (const Hash& sibling : proof) {
        if (last == 0)
            return false;
        if (node % 2 == 1 || node == last) {
            hash = node_hash(sibling, hash);
            while (node % 2 == 0 && node != 0) {
                node /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(hash, sibling);
        }
        node /= 2;
        last /= 2;
    }
    return last == 0 && hash == root;
}

bool is_consistent(
    std::uint64_t old_size, const Hash& old_root, std::uint64_t size, const Hash& root, std::span<const Hash> proof)
{
    if (old_size > size)
        return false;
    if (old_size == size)
        return proof.empty() && old_root == root;
    if (old_size == 0)
        return proof.empty();
    if (proof.empty())
        return false;
    std::uint64_t node = old_size - 1;
    std::uint64_t last = size - 1;
    while (node % 2 == 1) {
        node /= 2;
        last /= 2;
    }
    // An old tree that is a complete subtree is its own first hash, and is not sent.
    Hash old_hash = node == 0 ? old_root : proof.front();
    Hash hash = old_hash;
    for (const Hash& sibling : proof.subspan(node == 0 ? 0 : 1)) {
        if (last == 0)
            return false;
        if (node % 2 == 1 || node == last) {
            old_hash = node_hash(sibling, old_hash);
            hash = node_hash(sibling, hash);
            while (node % 2 == 0 && node != 0) {
                node /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(hash, sibling);
        }
        node /= 2;
        last /= 2;
    }
    return last == 0 && old_hash == old_root && hash == root;
}

}  // namespace ocks::log
