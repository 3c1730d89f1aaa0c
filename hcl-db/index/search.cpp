// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/tables.hpp"
#include "hcl-db/index/words.hpp"

#include <iterator>

namespace ocks {
namespace {

/// The text that was asked for, and the filters. A facet counts what would be there if another of its own values
/// were chosen: what is left by all filters but its own.
class Filters {
public:
    Filters(const Index::Tables& tables, const Search& search)
        : m_search(search), m_names(facet_names()), m_of_text(tables.order.size(), true)
    {
        for (const std::string& word : words_of(search.text))
            m_of_text &= is_chinese(word) ? tables.with_chinese(word) : tables.with_any_name(word);
        m_asked.reserve(m_names.size());
        for (const std::string_view name : m_names) {
            const auto chosen = search.chosen.find(name);
            m_asked.push_back(chosen == search.chosen.end() ? Bits{} : tables.any_of(name, chosen->second));
        }
    }

    [[nodiscard]] Bits left_by_all() const { return left_by_all_but(m_names.size()); }

    /// `all` is what they all leave.
    [[nodiscard]] Facet facet(std::size_t at, const FacetSets& sets, const Bits& all) const
    {
        const auto chosen = m_search.chosen.find(m_names[at]);
        const bool is_asked = chosen != m_search.chosen.end();
        const Bits left = is_asked ? left_by_all_but(at) : all;
        Facet facet{.name = std::string{m_names[at]}, .values = {}};
        for (const auto& [value, set] : sets) {
            const bool is_chosen = is_asked && std::ranges::find(chosen->second, value) != chosen->second.end();
            if (const std::size_t count = count_of_both(left, set); count > 0 || is_chosen)
                facet.values.push_back({value, count, is_chosen});
        }
        return facet;
    }

private:
    [[nodiscard]] Bits left_by_all_but(std::size_t own) const
    {
        Bits left = m_of_text;
        for (std::size_t at = 0; at < m_names.size(); ++at) {
            if (at != own && m_search.chosen.contains(m_names[at]))
                left &= m_asked[at];
        }
        return left;
    }

    const Search& m_search;
    std::vector<std::string_view> m_names;
    Bits m_of_text;
    std::vector<Bits> m_asked;  ///< by facet; empty if it is not asked for
};

}  // namespace

Found Index::search(const Search& search) const
{
    const Filters filters{*m_tables, search};
    const Bits all = filters.left_by_all();
    Found found;
    if (search.order == Order::name)
        std::ranges::copy_if(
            m_tables->names, std::back_inserter(found.places), [&](Place place) { return all.has(place); });
    else
        found.places = all.places();
    if (search.order == Order::oldest)
        std::ranges::reverse(found.places);
    for (std::size_t at = 0; at < m_tables->facets.size(); ++at)
        found.facets.push_back(filters.facet(at, m_tables->facets[at], all));
    return found;
}

}  // namespace ocks
