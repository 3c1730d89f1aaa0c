// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/tables.hpp"

#include "hcl-db/index/synonyms.hpp"

#include <numeric>

namespace ocks {
namespace {

/// Those that are not for everybody stand behind all others, where nothing that searches or counts comes to.
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
    // Not std::ranges::stable_partition: its answer is a view that clang 14 cannot take from libstdc++.
    std::stable_partition(
        order.begin(), order.end(), [&](std::uint32_t row) { return is_public(rows.row(row).status); });
    return order;
}

std::span<const std::uint32_t> public_ones(const Rows& rows, std::span<const std::uint32_t> row_at)
{
    const auto is_hidden = [&](std::uint32_t row) {
        return !is_public(rows.row(row).status);
    };
    return row_at.first(static_cast<std::size_t>(std::ranges::find_if(row_at, is_hidden) - row_at.begin()));
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

}  // namespace

std::size_t number_of_facet(std::string_view facet)
{
    const auto names = facet_names();
    return static_cast<std::size_t>(std::ranges::find(names, facet) - names.begin());
}

Index::Tables::Tables(Rows given, std::int64_t seq)
    : change_seq(seq), rows(std::move(given)), row_at(last_tested_first(rows)), order(public_ones(rows, row_at)),
      ids(by_id(rows, row_at)), names(by_name(rows, order)), terms(rows, order), facets(facet_sets(rows, order)),
      cards(rows.cards().size(), [&](const auto& say) {
          for (Place place = 0; place < order.size(); ++place) {
              for (const Slot& slot : rows.slots(order[place]))
                  say(slot.card, place);
          }
      })
{
}

const Bits* Index::Tables::set_of(std::string_view facet, std::string_view value) const
{
    const std::size_t number = number_of_facet(facet);
    if (number == facets.size())
        return nullptr;
    const auto found = facets[number].find(value);
    return found == facets[number].end() ? nullptr : &found->second;
}

Bits Index::Tables::any_of(std::string_view facet, const std::vector<std::string>& values) const
{
    Bits any{order.size()};
    for (const std::string& value : values) {
        if (const Bits* set = set_of(facet, value))
            any |= *set;
    }
    return any;
}

Bits Index::Tables::with_card(std::string_view id) const
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

Bits Index::Tables::with_any_name(std::string_view word) const
{
    Bits any{order.size()};
    for (const std::string_view name : names_of(word))
        any |= terms.with(name);
    return any;
}

Bits Index::Tables::with_chinese(std::string_view text) const
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

}  // namespace ocks
