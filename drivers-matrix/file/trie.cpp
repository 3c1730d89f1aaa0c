// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/file/trie.hpp"

#include "drivers-matrix/alias.hpp"

#include <algorithm>
#include <deque>

namespace ocks::matrix_file {
namespace {

using Kind = NodeRecord::Kind;

constexpr std::string_view wildcards = "*?[";

Kind kind_of(char first)
{
    switch (first) {
    case '*':
        return Kind::star;
    case '?':
        return Kind::any;
    case '[':
        return Kind::set;
    default:
        return Kind::literal;
    }
}

/// How much of the rest of a pattern one wildcard takes: "[0-9]" is five bytes. A set that never ends is none, and what
/// it is then concerns the whole rest.
std::size_t wildcard_length(std::string_view rest)
{
    if (rest.front() != '[')
        return 1;
    const auto length = set_length(rest);
    return length == 0 ? rest.size() : length;
}

/// How much of a rest that begins with '*' all texts between `first` and `last` share, up to a '*': "*sv*sd*".
std::size_t stars_length(std::string_view first, std::string_view last)
{
    auto shared = first.substr(0, static_cast<std::size_t>(std::ranges::mismatch(first, last).in1 - first.begin()));
    shared = shared.substr(0, shared.find_first_of("?["));
    return shared.rfind('*') + 1;
}

/// What the rest of a pattern is that no other shares.
Kind kind_of_rest(std::string_view rest)
{
    if (rest.find_first_of(wildcards) == std::string_view::npos)
        return Kind::literal;
    return rest.ends_with('*') && rest.find_first_of("?[") == std::string_view::npos ? Kind::tail : Kind::rest;
}

/// Patterns [begin, end), which are equal in their first `depth` bytes, hang below `node`.
struct Branch {
    std::size_t node = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t depth = 0;
};

class Builder {
public:
    explicit Builder(std::span<const std::string_view> patterns) : m_patterns(patterns)
    {
        m_nodes.emplace_back();
        m_open.push_back({.node = 0, .begin = 0, .end = static_cast<std::uint32_t>(patterns.size()), .depth = 0});
        // Breadth first, so that children stand side by side.
        for (; !m_open.empty(); m_open.pop_front())
            expand(m_open.front());
    }

    [[nodiscard]] std::vector<TrieNode> nodes() && { return std::move(m_nodes); }

private:
    void expand(Branch branch)
    {
        auto& node = m_nodes[branch.node];
        // Sorted: the patterns that end here come first.
        auto rest = branch.begin;
        while (rest != branch.end && m_patterns[rest].size() == branch.depth)
            ++rest;
        node.entries = {.at = branch.begin, .count = rest - branch.begin};

        const auto first_child = static_cast<std::uint32_t>(m_nodes.size());
        std::vector<Branch> children;
        for (auto begin = rest; begin != branch.end;) {
            const auto child = child_from(begin, branch.end, branch.depth);
            begin = child.end;
            children.push_back(child);
        }
        // Literals first: a search stops at the one that fits.
        const auto wildcard = std::stable_partition(children.begin(), children.end(), [&](const Branch& child) {
            return kind_of(m_patterns[child.begin][branch.depth]) == Kind::literal;
        });
        node.children = {.at = first_child, .count = static_cast<std::uint32_t>(children.size())};
        node.literals = static_cast<std::uint8_t>(wildcard - children.begin());
        for (const auto& child : children)
            add(child, branch.depth);
    }

    /// The patterns from `begin` on that go on with the same byte, or the same wildcard.
    [[nodiscard]] Branch child_from(std::uint32_t begin, std::uint32_t end, std::uint32_t depth) const
    {
        const auto rest = m_patterns[begin].substr(depth);
        const auto same = rest.substr(0, kind_of(rest.front()) == Kind::literal ? 1 : wildcard_length(rest));
        const bool alone = same.size() == rest.size() && same.front() == '[' && set_length(same) == 0;
        const auto goes_on = [&](std::string_view other) {
            return alone ? other == same : other.starts_with(same);
        };
        auto last = begin;
        while (last != end && goes_on(m_patterns[last].substr(depth)))
            ++last;
        return {.node = 0, .begin = begin, .end = last, .depth = depth};
    }

    void add(Branch child, std::uint32_t depth)
    {
        const auto first = m_patterns[child.begin].substr(depth);
        const auto last = m_patterns[child.end - 1].substr(depth);
        auto kind = kind_of(first.front());
        std::size_t length = first.size();
        if (first == last)
            kind = kind_of_rest(first);
        else if (kind == Kind::literal)
            // What the first and the last of sorted texts share, all of them do.
            length = std::min(static_cast<std::size_t>(std::ranges::mismatch(first, last).in1 - first.begin()),
                              std::min(first.find_first_of(wildcards), first.size()));
        else
            length = kind == Kind::star ? stars_length(first, last) : wildcard_length(first);
        child.node = m_nodes.size();
        child.depth = depth + static_cast<std::uint32_t>(length);
        m_nodes.push_back({.kind = kind,
                           .owner = child.begin,
                           .at = depth,
                           .length = static_cast<std::uint32_t>(length),
                           .children = {},
                           .entries = {}});
        m_open.push_back(child);
    }

    std::span<const std::string_view> m_patterns;
    std::vector<TrieNode> m_nodes;
    std::deque<Branch> m_open;
};

}  // namespace

std::vector<TrieNode> trie_of(std::span<const std::string_view> patterns)
{
    return Builder{patterns}.nodes();
}

}  // namespace ocks::matrix_file
