// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/facets.hpp"

#include "hcl-db/index/index.hpp"
#include "hcl-db/index/kinds.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace ocks {
namespace {

/// A facet of words of ours, or of one text of a listing, or of all its drivers.
struct Source {
    std::string_view name;
    std::string_view (*word)(const ListingRow& row) = nullptr;
    std::string Listing::*text = nullptr;
    std::string ValidFor::*valid = nullptr;
    FacetSets (*sets)(const Rows& rows, std::span<const std::uint32_t> order) = nullptr;
};

/// By the year and not by "last month": an address means the same tomorrow.
FacetSets year_sets(const Rows& rows, std::span<const std::uint32_t> order)
{
    FacetSets sets;
    for (std::size_t place = 0; place < order.size(); ++place) {
        const std::string year = rows.text(rows.number_of(order[place], &Listing::tested_at)).substr(0, 4);
        if (!year.empty())
            sets.try_emplace(year, Bits{order.size()}).first->second.set(place);
    }
    return sets;
}

FacetSets kind_sets(const Rows& rows, std::span<const std::uint32_t> order)
{
    std::vector<std::string_view> kinds;
    kinds.reserve(rows.cards().size());
    for (const Card& card : rows.cards())
        kinds.push_back(kind_of_class(rows.text(card.device_class)));
    FacetSets sets;
    for (const std::string_view kind : kinds) {
        if (!kind.empty())
            sets.try_emplace(std::string{kind}, Bits{order.size()});
    }
    std::vector<Bits*> of_card;
    of_card.reserve(kinds.size());
    for (const std::string_view kind : kinds)
        of_card.push_back(kind.empty() ? nullptr : &sets.find(kind)->second);
    for (std::size_t place = 0; place < order.size(); ++place) {
        for (const Slot& slot : rows.slots(order[place])) {
            if (Bits* set = of_card[slot.card])
                set->set(place);
        }
    }
    return sets;
}

constexpr auto sources = std::to_array<Source>({
    {.name = "verdict",
     .word =
         [](const ListingRow& row) {
             return to_string(row.standing);
         }},
    {.name = "status",
     .word =
         [](const ListingRow& row) {
             return to_string(row.status);
         }},
    {.name = "level",
     .word =
         [](const ListingRow& row) {
             return to_string(row.level);
         }},
    {.name = "vendor", .text = &Listing::vendor},
    {.name = "release", .valid = &ValidFor::release},
    {.name = "kernel", .text = &Listing::kernel_release},
    {.name = "architecture", .text = &Listing::architecture},
    {.name = "device", .sets = kind_sets},
    {.name = "driver"},
    {.name = "profile", .text = &Listing::profile},
    {.name = "machine",
     .word =
         [](const ListingRow& row) {
             return std::string_view{row.emulated ? "virtual" : "physical"};
         }},
    {.name = "tested", .sets = year_sets},
});

/// Sets by number first: a look-up of the text for each of millions of devices would take seconds.
class Sets {
public:
    explicit Sets(std::size_t size) : m_size(size) {}

    void add(std::uint32_t number, std::size_t place)
    {
        auto found = m_sets.find(number);
        if (found == m_sets.end())
            found = m_sets.emplace(number, Bits{m_size}).first;
        found->second.set(place);
    }

    [[nodiscard]] FacetSets by_text(const Rows& rows)
    {
        FacetSets sets;
        for (auto& [number, set] : m_sets) {
            if (const std::string& text = rows.text(number); !text.empty())
                sets.emplace(text, std::move(set));
        }
        return sets;
    }

private:
    std::size_t m_size;
    std::unordered_map<std::uint32_t, Bits> m_sets;
};

FacetSets word_sets(const Source& source, const Rows& rows, std::span<const std::uint32_t> order)
{
    FacetSets sets;
    for (std::size_t place = 0; place < order.size(); ++place) {
        const std::string_view word = source.word(rows.row(order[place]));
        auto found = sets.find(word);
        if (found == sets.end())
            found = sets.emplace(word, Bits{order.size()}).first;
        found->second.set(place);
    }
    return sets;
}

}  // namespace

std::vector<std::string_view> facet_names()
{
    std::vector<std::string_view> names;
    names.reserve(std::size(sources));
    for (const Source& source : sources)
        names.push_back(source.name);
    return names;
}

std::vector<FacetSets> facet_sets(const Rows& rows, std::span<const std::uint32_t> order)
{
    std::vector<FacetSets> all;
    for (const Source& source : sources) {
        if (source.word != nullptr) {
            all.push_back(word_sets(source, rows, order));
            continue;
        }
        if (source.sets != nullptr) {
            all.push_back(source.sets(rows, order));
            continue;
        }
        Sets sets{order.size()};
        for (std::size_t place = 0; place < order.size(); ++place) {
            if (source.text != nullptr) {
                sets.add(rows.number_of(order[place], source.text), place);
            } else if (source.valid != nullptr) {
                sets.add(rows.number_of(order[place], source.valid), place);
            } else {
                for (const Slot& slot : rows.slots(order[place]))
                    sets.add(rows.services()[slot.service].driver, place);
            }
        }
        all.push_back(sets.by_text(rows));
    }
    return all;
}

}  // namespace ocks
