// SPDX-License-Identifier: GPL-3.0-or-later
/// All listings in memory, ready to be searched. Never changed: a new one takes its place when the store has.
///
/// What it answers with are values, put together from tables in which a text stands once: a hundred thousand listings
/// of forty devices each would not fit otherwise. Ask for what is shown, not for everything.
#pragma once

#include "hcl-db/listing.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Of a listing in one index: 0 is the last tested.
using Place = std::uint32_t;

struct FacetValue {
    std::string value;
    std::size_t count = 0;  ///< of listings that it would leave, with everything else as asked
    bool chosen = false;

    friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

struct Facet {
    std::string name;                ///< "verdict", "vendor": also the name of the query parameter
    std::vector<FacetValue> values;  ///< by value

    friend bool operator==(const Facet&, const Facet&) = default;
};

enum class Order {
    newest,  ///< the last tested first
    oldest,
    name,  ///< by vendor and product; of one model the last tested first
};

struct Search {
    std::string text;  ///< words that must all be found: of a model, a PCI id, a driver
    /// By facet. A listing has to have one of the values of each facet that is named.
    std::map<std::string, std::vector<std::string>, std::less<>> chosen;
    Order order = Order::newest;
};

struct Found {
    std::vector<Place> places;  ///< in the order that was asked for
    std::vector<Facet> facets;
};

/// One device of one listing.
struct Use {
    Place place = 0;
    Component component;
};

/// How many devices had the same driver and firmware, on the same kernel, and did the same.
struct Tally {
    std::string id;  ///< of the card
    std::string driver = {};
    std::string firmware = {};
    std::string kernel = {};
    std::string outcome = {};
    std::size_t count = 0;

    friend bool operator==(const Tally&, const Tally&) = default;
};

/// A PCI device that some listing has.
struct KnownCard {
    std::string id;  ///< "8086:10d3"
    std::string vendor = {};
    std::string device = {};
    std::size_t listings = 0;
};

/// The names of all facets, in the order in which they are shown.
[[nodiscard]] std::vector<std::string_view> facet_names();

class Index {
public:
    static constexpr std::size_t everything = static_cast<std::size_t>(-1);

    Index();
    /// Listings as settled() leaves them, with their components.
    explicit Index(const std::vector<Listing>& listings, std::int64_t change_seq = 0);
    Index(const Index&) = delete;
    Index(Index&&) = delete;
    Index& operator=(const Index&) = delete;
    Index& operator=(Index&&) = delete;
    ~Index();

    [[nodiscard]] std::int64_t change_seq() const;
    [[nodiscard]] std::size_t size() const;

    [[nodiscard]] Found search(const Search& search) const;

    /// But for its components, and for what only its own page shows: report id, nonce, history, what others inherit.
    [[nodiscard]] Listing at(Place place) const;

    [[nodiscard]] std::vector<Component> components_of(Place place) const;

    [[nodiscard]] std::optional<Place> find(std::string_view id) const;

    /// Everywhere that a PCI id ("8086:10d3") was seen, the last tested first.
    [[nodiscard]] std::vector<Use> uses_of(std::string_view component_id, std::size_t most = everything) const;

    /// Everywhere that a driver ("e1000e") had a device, the last tested first.
    [[nodiscard]] std::vector<Use> uses_of_driver(std::string_view driver, std::size_t most = everything) const;

    /// All uses of a card or of a driver, counted; sorted by what is counted.
    [[nodiscard]] std::vector<Tally> tally_of(std::string_view component_id) const;
    [[nodiscard]] std::vector<Tally> tally_of_driver(std::string_view driver) const;

    /// The listings that have a card, the last tested first.
    [[nodiscard]] std::vector<Place> with_card(std::string_view component_id) const;

    /// By id.
    [[nodiscard]] std::vector<KnownCard> known_cards() const;

    /// The listings that have this value for a facet, the last tested first.
    [[nodiscard]] std::vector<Place> with(std::string_view facet, std::string_view value) const;

    /// Every value that there is for a facet, with how many listings have it.
    [[nodiscard]] std::vector<FacetValue> values_of(std::string_view facet) const;

    struct Tables;  ///< tables.hpp, for the sources of this folder

private:
    std::unique_ptr<const Tables> m_tables;
};

}  // namespace ocks
