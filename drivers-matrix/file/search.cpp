// SPDX-License-Identifier: GPL-3.0-or-later
/// A look-up: a walk over the trie of patterns along the alias.
#include "drivers-matrix/alias.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/file/node.hpp"
#include "drivers-matrix/file/stars.hpp"
#include "drivers-matrix/file/sweep.hpp"
#include "drivers-matrix/sorted.hpp"

#include <array>
#include <utility>

namespace ocks {
namespace {

using matrix_file::head_bytes;
using matrix_file::Node;
using matrix_file::Stars;
using matrix_file::sweep;
using Kind = matrix_file::NodeRecord::Kind;

}  // namespace

/// One look-up. Where a '*' can end at several places, only the one met first, which is the earliest for that node
/// or is covered by a later try, opens what hangs below; that keeps the walk from trying every combination.
class TrieWalk {
public:
    /// head_bytes can be read behind the end of the alias.
    TrieWalk(const MatrixView& matrix, std::string_view alias) : m_matrix(matrix), m_alias(alias)
    {
        below(node_at(0), 0);
        if (m_found.size() > 1)
            sort_and_drop_repeats(m_found);
    }

    [[nodiscard]] std::vector<std::uint32_t> found() && { return std::move(m_found); }

private:
    [[nodiscard]] Node node_at(std::uint32_t number) const { return Node{m_matrix.m_nodes.at(number)}; }
    [[nodiscard]] std::string_view part_of(Node node) const
    {
        return {m_matrix.m_texts.data() + node.part_at(), node.part_length()};
    }

    void take(Node node)
    {
        const auto count = node.entries_count();
        if (count == 0)
            return;
        if (m_found.empty())
            m_found.reserve(8);
        for (std::uint32_t at = 0; at < count; ++at)
            m_found.push_back(node.entries_at() + at);
    }

    /// The child that may begin with what stands at a place of the alias; nothing if none does.
    [[nodiscard]] std::optional<Node> literal_at(std::size_t position, Node node) const
    {
        const std::size_t first = node.children_at();
        const std::size_t count = node.literals();
        if (count == 1)
            return node_at(node.children_at());
        const auto found = sweep(m_matrix.m_firsts.data(), first, first + count, m_alias[position]);
        if (found == first + count)
            return std::nullopt;
        return node_at(static_cast<std::uint32_t>(found));
    }

    /// Whether the literal that a node begins with, which is that long, stands at a place of the alias.
    [[nodiscard]] bool stands_at(std::size_t position, Node node, std::size_t length) const
    {
        if (length > m_alias.size() - position)
            return false;
        if (!node.head_is(m_alias.data() + position, length))
            return false;
        return length <= head_bytes || std::memcmp(m_alias.data() + position + head_bytes,
                                                   m_matrix.m_texts.data() + node.part_at() + head_bytes,
                                                   length - head_bytes) == 0;
    }

    /// What comes after a node that took the alias up to `position`.
    void below(Node node, std::size_t position)
    {
        for (;;) {
            if (node.wildcards() != 0)
                enter_wildcards(node, position);
            if (position == m_alias.size()) {
                take(node);
                return;
            }
            const auto next = literal_at(position, node);
            if (!next)
                return;
            node = *next;
            if (node.kind() != Kind::literal) {
                (void)enter_rest(node, position);
                return;
            }
            const auto length = node.part_length();
            if (!stands_at(position, node, length))
                return;
            position += length;
        }
    }

    /// Whether the rest of the only pattern below matches from there on.
    bool enter_rest(Node node, std::size_t position)
    {
        const auto literal = node.literal_of_rest();
        if (!stands_at(position, node, literal))
            return false;
        const auto rest = part_of(node).substr(literal);
        const auto behind = position + literal;
        const bool fits =
            node.kind() == Kind::tail ? after(rest, behind).has_value() : matches(rest, m_alias.substr(behind));
        if (fits)
            take(node);
        return fits;
    }

    /// Where the alias goes on behind the texts of "*sv*sd*", each at its first place from `position` on.
    [[nodiscard]] std::optional<std::size_t> after(std::string_view stars, std::size_t position) const
    {
        for (std::size_t begin = 1; begin < stars.size();) {
            auto end = begin;
            while (end < stars.size() && stars[end] != '*')
                ++end;
            if (const auto text = stars.substr(begin, end - begin); !text.empty()) {
                const auto place = find(text, position);
                if (!place)
                    return std::nullopt;
                position = *place + text.size();
            }
            begin = end + 1;
        }
        return position;
    }

    void enter_wildcards(Node node, std::size_t position)
    {
        const auto begin = node.children_at() + node.literals();
        const auto end = begin + node.wildcards();
        for (auto at = begin; at != end; ++at)
            enter_wildcard(at, position);
    }

    void enter_wildcard(std::uint32_t number, std::size_t position)
    {
        const auto node = node_at(number);
        switch (node.kind()) {
        case Kind::star:
            // Whatever follows a '*' that began earlier was tried from there, this place included.
            if (m_stars.is_news(number, position))
                open(node, position);
            break;
        case Kind::any:
            if (position < m_alias.size())
                below(node, position + 1);
            break;
        case Kind::set:
            if (position < m_alias.size() && is_in_set(part_of(node), m_alias[position]))
                below(node, position + 1);
            break;
        case Kind::rest:
        case Kind::tail:
            (void)enter_rest(node, position);
            break;
        case Kind::literal:
            break;
        }
    }

    /// What follows a '*' may stand anywhere from `position` on.
    void open(Node star, std::size_t position)
    {
        if (star.part_length() > 1) {
            const auto behind = after(part_of(star), position);
            if (!behind)
                return;
            position = *behind;
        }
        take(star);
        const auto literals = star.children_at() + star.literals();
        for (auto at = star.children_at(); at != literals; ++at)
            open_literal(node_at(at), position);
        const auto end = literals + star.wildcards();
        for (auto at = literals; at != end; ++at) {
            for (auto place = position; place <= m_alias.size(); ++place)
                enter_wildcard(at, place);
        }
    }

    void open_literal(Node node, std::size_t position)
    {
        const bool is_rest = node.kind() != Kind::literal;
        const auto length = is_rest ? 0 : node.part_length();
        for (auto place = find(node.first(), position); place != m_alias.size();
             place = find(node.first(), place + 1)) {
            if (is_rest) {
                if (enter_rest(node, place))
                    return;
            } else if (stands_at(place, node, length)) {
                below(node, place + length);
                if (leads_to_star_only(node))
                    return;
            }
        }
    }

    /// Then the first place is as good as all: a '*' takes what lies between.
    [[nodiscard]] bool leads_to_star_only(Node node) const
    {
        return node.literals() == 0 && node.entries_count() == 0 && node.wildcards() == 1 &&
               node_at(node.children_at()).kind() == Kind::star;
    }

    /// The first place of a text from `position` on.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view text, std::size_t position) const
    {
        const auto place = matrix_file::sweep(m_alias, position, text);
        return place == m_alias.size() ? std::nullopt : std::optional{place};
    }

    /// The place of a character from `position` on; the alias' end if it has none.
    [[nodiscard]] std::size_t find(char character, std::size_t position) const
    {
        return sweep(m_alias.data(), position, m_alias.size(), character);
    }

    const MatrixView& m_matrix;
    std::string_view m_alias;
    std::vector<std::uint32_t> m_found;
    Stars m_stars;
};

std::vector<std::uint32_t> MatrixView::lookup(std::string_view alias) const
{
    // Aliases are short; for one that is not there is the heap.
    constexpr std::size_t usual = 504;
    std::array<char, usual + head_bytes> few;  // NOLINT(*-member-init): what is read is written before
    std::vector<char> many;
    // cppcheck-suppress legacyUninitvar ; as above
    auto room = std::span<char>{few};
    if (alias.size() > usual) {
        many.resize(alias.size() + head_bytes);
        room = many;
    }
    if (!normalize(alias, room))
        return {};
    std::fill_n(room.begin() + static_cast<std::ptrdiff_t>(alias.size()), head_bytes, '\0');
    return TrieWalk{*this, std::string_view{room.data(), alias.size()}}.found();
}

}  // namespace ocks
