// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
/// What the index answers from: the rows, their orders, and sets of places by word, facet and card.

#include "hcl-db/index/bits.hpp"
#include "hcl-db/index/facets.hpp"
#include "hcl-db/index/index.hpp"
#include "hcl-db/index/postings.hpp"
#include "hcl-db/index/row.hpp"
#include "hcl-db/index/terms.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace ocks {

/// Its place among facet_names(), and their number if there is none of that name.
[[nodiscard]] std::size_t number_of_facet(std::string_view facet);

struct Index::Tables {
    Tables(Rows given, std::int64_t seq);

    /// Null if no listing has it.
    [[nodiscard]] const Bits* set_of(std::string_view facet, std::string_view value) const;

    /// The listings that have one of these values.
    [[nodiscard]] Bits any_of(std::string_view facet, const std::vector<std::string>& values) const;

    [[nodiscard]] Bits with_card(std::string_view id) const;

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
    [[nodiscard]] Bits with_any_name(std::string_view word) const;

    /// Chinese is written without blanks: "华为泰山" is two words, which do not stand together on every machine. The
    /// longest beginning that is found anywhere is taken for one.
    [[nodiscard]] Bits with_chinese(std::string_view text) const;

    std::int64_t change_seq;
    Rows rows;
    std::vector<std::uint32_t> row_at;     ///< of each place, of those that only their id leads to as well
    std::span<const std::uint32_t> order;  ///< the first ones of these: the public ones, which all the rest is about
    std::vector<Place> ids;                ///< all places in the order of their listings' ids
    std::vector<Place> names;              ///< public ones in the order of vendor and product
    Terms terms;
    std::vector<FacetSets> facets;
    Postings cards;
};

}  // namespace ocks
