// SPDX-License-Identifier: GPL-3.0-or-later
/// A look-up: a walk over the trie of patterns along the alias.
#include "drivers-matrix/alias.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/sorted.hpp"

#include <utility>

namespace ocks {

using matrix_file::NodeRecord;

/// One look-up. Where a '*' can end at several places, only the one met first, which is the earliest for that node
/// or is covered by a later try, opens what hangs below; that keeps the walk from trying every combination.
class Search {
public:
    Search(const MatrixView& matrix, std::string_view alias) : m_matrix(matrix), m_alias(alias)
    {
        m_found.reserve(8);
        m_stars.reserve(32);
        below(m_matrix.m_nodes[0], 0);
        sort_and_drop_repeats(m_found);
    }

    [[nodiscard]] std::vector<std::uint32_t> found() && { return std::move(m_found); }

private:
    using Kind = NodeRecord::Kind;

    [[nodiscard]] static bool begins_with_wildcard(const NodeRecord& node)
    {
        return node.first == '*' || node.first == '?' || node.first == '[';
    }

    [[nodiscard]] std::string_view part_of(const NodeRecord& node) const { return m_matrix.text(node.part); }

    void take(const NodeRecord& node)
    {
        for (std::uint32_t at = 0; at < node.entries.count; ++at)
            m_found.push_back(node.entries.at + at);
    }

    /// The first of the children that begins with a wildcard: the others come first, sorted, and no two begin alike.
    [[nodiscard]] std::uint32_t end_of_literals(const NodeRecord& node) const
    {
        auto end = node.children.at + node.children.count;
        while (end != node.children.at && begins_with_wildcard(m_matrix.m_nodes[end - 1]))
            --end;
        return end;
    }

    /// The child among [begin, end) that begins with a character; `end` if none does.
    [[nodiscard]] std::uint32_t literal_with(char first, std::uint32_t begin, std::uint32_t end) const
    {
        const auto wanted = static_cast<unsigned char>(first);
        auto low = begin;
        for (auto high = end; low != high;) {
            const auto middle = low + (high - low) / 2;
            if (static_cast<unsigned char>(m_matrix.m_nodes[middle].first) < wanted)
                low = middle + 1;
            else
                high = middle;
        }
        return low != end && m_matrix.m_nodes[low].first == first ? low : end;
    }

    /// What comes after a node that took the alias up to `position`.
    void below(const NodeRecord& node, std::size_t position)
    {
        if (position == m_alias.size())
            take(node);
        const auto literals = end_of_literals(node);
        if (position != m_alias.size()) {
            const auto at = literal_with(m_alias[position], node.children.at, literals);
            if (at != literals)
                enter(at, m_matrix.m_nodes[at], position);
        }
        for (auto at = literals; at < node.children.at + node.children.count; ++at)
            enter(at, m_matrix.m_nodes[at], position);
    }

    void enter(std::uint32_t number, const NodeRecord& node, std::size_t position)
    {
        const auto part = part_of(node);
        switch (node.kind) {
        case Kind::literal:
            if (m_alias.substr(position).starts_with(part))
                below(node, position + part.size());
            break;
        case Kind::any:
            if (position < m_alias.size())
                below(node, position + 1);
            break;
        case Kind::set:
            if (position < m_alias.size() && is_in_set(part, m_alias[position]))
                below(node, position + 1);
            break;
        case Kind::rest:
            if (matches(part, m_alias.substr(position)))
                take(node);
            break;
        case Kind::star:
            star(number, node, position);
            break;
        }
    }

    void star(std::uint32_t number, const NodeRecord& node, std::size_t position)
    {
        // Whatever follows a '*' that began earlier was tried from there, this place included.
        for (auto& [seen, earliest] : m_stars) {
            if (seen != number)
                continue;
            if (earliest <= position)
                return;
            earliest = position;
            break_open(node, position);
            return;
        }
        m_stars.emplace_back(number, position);
        break_open(node, position);
    }

    void break_open(const NodeRecord& node, std::size_t position)
    {
        take(node);
        const auto literals = end_of_literals(node);
        for (auto at = node.children.at; at < literals; ++at) {
            const auto child = m_matrix.m_nodes[at];
            const auto part = part_of(child);
            const auto literal = child.kind == Kind::rest ? literal_prefix(part) : part;
            each_place(literal, position, [&](std::size_t place) {
                const auto end = place + literal.size();
                if (child.kind == Kind::literal) {
                    below(child, end);
                    return true;
                }
                if (!matches(part.substr(literal.size()), m_alias.substr(end)))
                    return true;
                take(child);
                return false;
            });
        }
        for (auto at = literals; at < node.children.at + node.children.count; ++at) {
            const auto child = m_matrix.m_nodes[at];
            for (auto place = position; place <= m_alias.size(); ++place)
                enter(at, child, place);
        }
    }

    /// Where a text stands in the alias, from `position` on, until `visit` says that it is enough.
    template <class Visit>
    void each_place(std::string_view text, std::size_t position, Visit visit) const
    {
        for (auto place = m_alias.find(text, position); place != std::string_view::npos;
             place = m_alias.find(text, place + 1)) {
            if (!visit(place))
                return;
        }
    }

    const MatrixView& m_matrix;
    std::string_view m_alias;
    std::vector<std::uint32_t> m_found;
    std::vector<std::pair<std::uint32_t, std::size_t>> m_stars;  ///< where each '*' began that was met
};

std::vector<std::uint32_t> MatrixView::lookup(std::string_view alias) const
{
    const auto wanted = normalized(alias);
    if (!wanted)
        return {};
    return Search{*this, *wanted}.found();
}

}  // namespace ocks
