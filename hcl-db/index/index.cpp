// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/index.hpp"

#include "hcl-db/index/tables.hpp"

#include <algorithm>
#include <utility>

namespace ocks {

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

Listing Index::at(Place place) const
{
    return m_tables->rows.listing(m_tables->row_at.at(place));
}

std::vector<Component> Index::components_of(Place place) const
{
    std::vector<Component> components;
    for (const Slot& slot : m_tables->rows.slots(m_tables->row_at.at(place)))
        components.push_back(m_tables->rows.component(slot));
    return components;
}

std::optional<Place> Index::find(std::string_view id) const
{
    const auto id_of = [&](Place place) -> std::string_view {
        return m_tables->rows.row(m_tables->row_at[place]).id;
    };
    const auto found = std::ranges::lower_bound(m_tables->ids, id, {}, id_of);
    if (found == m_tables->ids.end() || id_of(*found) != id)
        return {};
    return *found;
}

std::vector<Place> Index::with_card(std::string_view component_id) const
{
    return m_tables->with_card(component_id).places();
}

std::vector<Use> Index::uses_of(std::string_view component_id, std::size_t most) const
{
    const Rows& rows = m_tables->rows;
    return m_tables->uses(m_tables->with_card(component_id), most, [&](const Slot& slot) {
        return rows.text(rows.cards()[slot.card].id) == component_id;
    });
}

std::vector<Use> Index::uses_of_driver(std::string_view driver, std::size_t most) const
{
    const Bits* places = m_tables->set_of("driver", driver);
    const Rows& rows = m_tables->rows;
    return places == nullptr ? std::vector<Use>{} : m_tables->uses(*places, most, [&](const Slot& slot) {
        return rows.text(rows.services()[slot.service].driver) == driver;
    });
}

std::vector<Tally> Index::tally_of(std::string_view component_id) const
{
    const Rows& rows = m_tables->rows;
    std::vector<bool> wanted;
    for (const Card& card : rows.cards())
        wanted.push_back(rows.text(card.id) == component_id);
    return m_tables->tally(m_tables->with_card(component_id), [&](const Slot& slot) { return wanted[slot.card]; });
}

std::vector<Tally> Index::tally_of_driver(std::string_view driver) const
{
    const Bits* places = m_tables->set_of("driver", driver);
    if (places == nullptr)
        return {};
    const Rows& rows = m_tables->rows;
    std::vector<bool> wanted;
    for (const Service& service : rows.services())
        wanted.push_back(rows.text(service.driver) == driver);
    return m_tables->tally(*places, [&](const Slot& slot) { return wanted[slot.service]; });
}

std::vector<KnownCard> Index::known_cards() const
{
    const Rows& rows = m_tables->rows;
    std::map<std::string_view, std::pair<KnownCard, Bits>> known;
    for (std::size_t number = 0; number < rows.cards().size(); ++number) {
        const Card& card = rows.cards()[number];
        const std::string& id = rows.text(card.id);
        if (id.empty())
            continue;
        auto& [named, places] = known.try_emplace(id, KnownCard{.id = id}, Bits{size()}).first->second;
        // A machine with an old list of ids knows less of a card than another does.
        if (named.vendor.empty())
            named.vendor = rows.text(card.vendor);
        if (named.device.empty())
            named.device = rows.text(card.device);
        for (const Place place : m_tables->cards.of(number))
            places.set(place);
    }
    std::vector<KnownCard> cards;
    for (auto& [id, entry] : known) {
        entry.first.listings = entry.second.count();
        if (entry.first.listings > 0)
            cards.push_back(std::move(entry.first));
    }
    return cards;
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
