// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/index.hpp"

#include "core/text.hpp"
#include "hcl-db/index/bits.hpp"
#include "hcl-db/index/facets.hpp"
#include "hcl-db/index/row.hpp"
#include "hcl-db/index/terms.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace ocks {
namespace {

std::vector<std::uint32_t> last_tested_first(const Rows& rows)
{
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto tested = [&](std::uint32_t row) -> const std::string& {
        return rows.text(rows.number_of(row, &Listing::tested_at));
    };
    std::ranges::sort(order, [&](std::uint32_t left, std::uint32_t right) {
        return std::tie(tested(right), rows.row(left).id) < std::tie(tested(left), rows.row(right).id);
    });
    return order;
}

std::vector<Place> by_id(const Rows& rows, std::span<const std::uint32_t> order)
{
    std::vector<Place> places(order.size());
    std::iota(places.begin(), places.end(), 0U);
    std::ranges::sort(places, {}, [&](Place place) -> const std::string& { return rows.row(order[place]).id; });
    return places;
}

std::size_t number_of_facet(std::string_view facet)
{
    const auto names = facet_names();
    return static_cast<std::size_t>(std::ranges::find(names, facet) - names.begin());
}

}  // namespace

struct Index::Tables {
    Tables(Rows given, std::int64_t seq)
        : change_seq(seq), rows(std::move(given)), order(last_tested_first(rows)), ids(by_id(rows, order)),
          terms(rows, order), facets(facet_sets(rows, order)), cards(rows.cards().size(), [&](const auto& say) {
              for (Place place = 0; place < order.size(); ++place) {
                  for (const Slot& slot : rows.slots(order[place]))
                      say(slot.card, place);
              }
          })
    {
    }

    /// Null if no listing has it.
    [[nodiscard]] const Bits* set_of(std::string_view facet, std::string_view value) const
    {
        const std::size_t number = number_of_facet(facet);
        if (number == facets.size())
            return nullptr;
        const auto found = facets[number].find(value);
        return found == facets[number].end() ? nullptr : &found->second;
    }

    /// The listings that have one of these values.
    [[nodiscard]] Bits any_of(std::string_view facet, const std::vector<std::string>& values) const
    {
        Bits any{order.size()};
        for (const std::string& value : values) {
            if (const Bits* set = set_of(facet, value))
                any |= *set;
        }
        return any;
    }

    std::int64_t change_seq;
    Rows rows;
    std::vector<std::uint32_t> order;  ///< which row is at which place
    std::vector<Place> ids;            ///< places in the order of their listings' ids
    Terms terms;
    std::vector<FacetSets> facets;
    Postings cards;
};

Index::Index() : Index(std::vector<Listing>{}) {}

Index::Index(const std::vector<Listing>& listings, std::int64_t change_seq)
{
    Rows rows;
    for (const Listing& listing : listings)
        rows.add(listing);
    m_tables = std::make_unique<const Tables>(std::move(rows), change_seq);
}

Index::~Index() = default;

std::int64_t Index::change_seq() const
{
    return m_tables->change_seq;
}

std::size_t Index::size() const
{
    return m_tables->order.size();
}

Found Index::search(const Search& search) const
{
    Bits of_text{size(), true};
    for (const std::string_view word : split(search.text, ' ')) {
        if (!word.empty())
            of_text &= m_tables->terms.with(lower_case(word));
    }
    const auto names = facet_names();
    std::vector<Bits> asked;
    for (const std::string_view name : names) {
        const auto chosen = search.chosen.find(name);
        asked.push_back(chosen == search.chosen.end() ? Bits{} : m_tables->any_of(name, chosen->second));
    }
    // A facet counts what would be there if another of its own values were chosen: all filters but its own.
    const auto left_by_all_but = [&](std::size_t own) {
        Bits left = of_text;
        for (std::size_t at = 0; at < names.size(); ++at) {
            if (at != own && search.chosen.contains(names[at]))
                left &= asked[at];
        }
        return left;
    };
    Found found;
    const Bits all = left_by_all_but(names.size());
    found.places = all.places();
    for (std::size_t at = 0; at < names.size(); ++at) {
        const auto chosen = search.chosen.find(names[at]);
        const bool is_asked = chosen != search.chosen.end();
        const Bits left = is_asked ? left_by_all_but(at) : all;
        Facet facet{.name = std::string{names[at]}, .values = {}};
        for (const auto& [value, set] : m_tables->facets[at]) {
            const bool is_chosen = is_asked && std::ranges::find(chosen->second, value) != chosen->second.end();
            if (const std::size_t count = count_of_both(left, set); count > 0 || is_chosen)
                facet.values.push_back({value, count, is_chosen});
        }
        found.facets.push_back(std::move(facet));
    }
    return found;
}

Listing Index::at(Place place) const
{
    return m_tables->rows.listing(m_tables->order.at(place));
}

std::vector<Component> Index::components_of(Place place) const
{
    std::vector<Component> components;
    for (const Slot& slot : m_tables->rows.slots(m_tables->order.at(place)))
        components.push_back(m_tables->rows.component(slot));
    return components;
}

std::optional<Place> Index::find(std::string_view id) const
{
    const auto id_of = [&](Place place) -> std::string_view {
        return m_tables->rows.row(m_tables->order[place]).id;
    };
    const auto found = std::ranges::lower_bound(m_tables->ids, id, {}, id_of);
    if (found == m_tables->ids.end() || id_of(*found) != id)
        return {};
    return *found;
}

std::vector<Use> Index::uses_of(std::string_view component_id) const
{
    const Rows& rows = m_tables->rows;
    Bits places{size()};
    for (std::size_t card = 0; card < rows.cards().size(); ++card) {
        if (rows.text(rows.cards()[card].id) != component_id)
            continue;
        for (const Place place : m_tables->cards.of(card))
            places.set(place);
    }
    std::vector<Use> uses;
    for (const Place place : places.places()) {
        for (const Slot& slot : rows.slots(m_tables->order[place])) {
            if (rows.text(rows.cards()[slot.card].id) == component_id)
                uses.push_back({place, rows.component(slot)});
        }
    }
    return uses;
}

std::vector<Use> Index::uses_of_driver(std::string_view driver) const
{
    const Rows& rows = m_tables->rows;
    std::vector<Use> uses;
    for (const Place place : with("driver", driver)) {
        for (const Slot& slot : rows.slots(m_tables->order[place])) {
            if (rows.text(rows.services()[slot.service].driver) == driver)
                uses.push_back({place, rows.component(slot)});
        }
    }
    return uses;
}

std::vector<Place> Index::with(std::string_view facet, std::string_view value) const
{
    const Bits* set = m_tables->set_of(facet, value);
    return set == nullptr ? std::vector<Place>{} : set->places();
}

std::vector<FacetValue> Index::values_of(std::string_view facet) const
{
    std::vector<FacetValue> values;
    if (const std::size_t number = number_of_facet(facet); number < m_tables->facets.size()) {
        for (const auto& [value, set] : m_tables->facets[number])
            values.push_back({value, set.count(), false});
    }
    return values;
}

}  // namespace ocks
