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
        below(m_matrix.m_nodes[0], 0);
        sort_and_drop_repeats(m_found);
    }

    [[nodiscard]] std::vector<std::uint32_t> found() && { return std::move(m_found); }

private:
    using Kind = NodeRecord::Kind;

    [[nodiscard]] std::string_view part_of(const NodeRecord& node) const { return m_matrix.text(node.part); }

    void take(const NodeRecord& node)
    {
        for (std::uint32_t at = 0; at < node.entries.count; ++at)
            m_found.push_back(node.entries.at + at);
    }

    /// What comes after a node that took the alias up to `position`.
    void below(const NodeRecord& node, std::size_t position)
    {
        if (position == m_alias.size())
            take(node);
        for (std::uint32_t at = node.children.at; at < node.children.at + node.children.count; ++at) {
            const auto child = m_matrix.m_nodes[at];
            if (child.kind == Kind::literal) {
                // Literals come first, and no two begin alike.
                if (position == m_alias.size() || m_alias[position] != child.first)
                    continue;
            }
            enter(at, child, position);
        }
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
        for (std::uint32_t at = node.children.at; at < node.children.at + node.children.count; ++at) {
            const auto child = m_matrix.m_nodes[at];
            if (child.kind == Kind::literal) {
                const auto part = part_of(child);
                for (auto place = m_alias.find(part, position); place != std::string_view::npos;
                     place = m_alias.find(part, place + 1))
                    below(child, place + part.size());
            } else {
                for (auto place = position; place <= m_alias.size(); ++place)
                    enter(at, child, place);
            }
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
