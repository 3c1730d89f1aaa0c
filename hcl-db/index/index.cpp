// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/index.hpp"

#include "hcl-db/index/bits.hpp"
#include "hcl-db/index/facets.hpp"
#include "hcl-db/index/row.hpp"
#include "hcl-db/index/synonyms.hpp"
#include "hcl-db/index/terms.hpp"
#include "hcl-db/index/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
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

std::vector<Place> by_name(const Rows& rows, std::span<const std::uint32_t> order)
{
    std::vector<Place> places(order.size());
    std::iota(places.begin(), places.end(), 0U);
    const auto name = [&](Place place) {
        const auto text = [&](std::string Listing::*member) -> std::string_view {
            return rows.text(rows.number_of(order[place], member));
        };
        return std::pair{text(&Listing::vendor), text(&Listing::product)};
    };
    std::ranges::stable_sort(places, {}, name);
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
          names(by_name(rows, order)), terms(rows, order), facets(facet_sets(rows, order)),
          cards(rows.cards().size(), [&](const auto& say) {
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

    [[nodiscard]] Bits with_card(std::string_view id) const
    {
        Bits places{order.size()};
        for (std::size_t card = 0; card < rows.cards().size(); ++card) {
            if (rows.text(rows.cards()[card].id) != id)
                continue;
            for (const Place place : cards.of(card))
                places.set(place);
        }
        return places;
    }

    template <class Wanted>
    [[nodiscard]] std::vector<Use> uses(const Bits& places, std::size_t most, const Wanted& wanted) const
    {
        std::vector<Use> found;
        for (const Place place : places.places()) {
            for (const Slot& slot : rows.slots(order[place])) {
                if (found.size() == most)
                    return found;
                if (wanted(slot))
                    found.push_back({place, rows.component(slot)});
            }
        }
        return found;
    }

    /// By numbers, and only then by texts: a card can be in every listing.
    template <class Wanted>
    [[nodiscard]] std::vector<Tally> tally(const Bits& places, const Wanted& wanted) const
    {
        // card, service, kernel, outcome
        std::map<std::array<std::uint32_t, 4>, std::pair<const Slot*, std::size_t>> counts;
        for (const Place place : places.places()) {
            const std::uint32_t kernel = rows.number_of(order[place], &Listing::kernel_release);
            for (const Slot& slot : rows.slots(order[place])) {
                if (wanted(slot)) {
                    const std::uint32_t id = rows.cards()[slot.card].id;
                    auto& [sample, count] = counts[{id, slot.service, kernel, slot.outcome}];
                    sample = &slot;
                    ++count;
                }
            }
        }
        std::vector<Tally> tallies;
        for (const auto& [key, counted] : counts) {
            Component part = rows.component(*counted.first);
            tallies.push_back({.id = std::move(part.id),
                               .driver = std::move(part.driver),
                               .firmware = std::move(part.firmware),
                               .kernel = rows.text(key[2]),
                               .outcome = std::move(part.outcome),
                               .count = counted.second});
        }
        std::ranges::sort(tallies, {}, [](const Tally& each) {
            return std::tie(each.id, each.driver, each.firmware, each.kernel, each.outcome);
        });
        return tallies;
    }

    /// By any of the names that it has.
    [[nodiscard]] Bits with_any_name(std::string_view word) const
    {
        Bits any{order.size()};
        for (const std::string_view name : names_of(word))
            any |= terms.with(name);
        return any;
    }

    /// Chinese is written without blanks: "华为泰山" is two words, which do not stand together on every machine. The
    /// longest beginning that is found anywhere is taken for one.
    [[nodiscard]] Bits with_chinese(std::string_view text) const
    {
        constexpr std::size_t character = 3;  // bytes, but for letters that no machine has in its name
        Bits all{order.size(), true};
        while (!text.empty()) {
            Bits found{order.size()};
            std::size_t length = text.size() - text.size() % character;
            for (; length > 0 && found.count() == 0; length -= character)
                found = with_any_name(text.substr(0, length));
            all &= found;
            if (found.count() == 0)
                break;
            text.remove_prefix(length + character);
        }
        return all;
    }

    std::int64_t change_seq;
    Rows rows;
    std::vector<std::uint32_t> order;  ///< which row is at which place
    std::vector<Place> ids;            ///< places in the order of their listings' ids
    std::vector<Place> names;          ///< places in the order of vendor and product
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
    for (const std::string& word : words_of(search.text))
        of_text &= is_chinese(word) ? m_tables->with_chinese(word) : m_tables->with_any_name(word);
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
    if (search.order == Order::name)
        std::ranges::copy_if(
            m_tables->names, std::back_inserter(found.places), [&](Place place) { return all.has(place); });
    else
        found.places = all.places();
    if (search.order == Order::oldest)
        std::ranges::reverse(found.places);
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
