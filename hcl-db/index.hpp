// SPDX-License-Identifier: GPL-3.0-or-later
/// All listings in memory, ready to be searched. Never changed: a new one takes its place when the store has.
#pragma once

#include "hcl-db/listing.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct FacetValue {
    std::string value;
    std::size_t count = 0;  ///< of listings that it would leave, with everything else as asked
    bool chosen = false;

    friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

struct Facet {
    std::string name;  ///< "verdict", "vendor": also the name of the query parameter
    std::vector<FacetValue> values;

    friend bool operator==(const Facet&, const Facet&) = default;
};

struct Search {
    std::string text;  ///< words that must all be found: of a model, a PCI id, a driver
    std::map<std::string, std::string, std::less<>> chosen;  ///< facet -> value
};

struct Found {
    std::vector<const Listing*> listings;  ///< the last tested first
    std::vector<Facet> facets;
};

/// One device of one listing.
struct Use {
    const Listing* listing = nullptr;
    const Component* component = nullptr;
};

/// The names of all facets, in the order in which they are shown.
[[nodiscard]] std::vector<std::string_view> facet_names();

/// What a listing has for a facet; empty for a name that is none.
[[nodiscard]] std::string_view facet_value(const Listing& listing, std::string_view facet);

class Index {
public:
    Index() = default;
    explicit Index(std::vector<Listing> listings, std::int64_t change_seq = 0);
    Index(const Index&) = delete;
    Index(Index&&) = delete;
    Index& operator=(const Index&) = delete;
    Index& operator=(Index&&) = delete;
    ~Index() = default;

    [[nodiscard]] std::int64_t change_seq() const { return m_change_seq; }
    [[nodiscard]] std::size_t size() const { return m_listings.size(); }
    [[nodiscard]] Found search(const Search& search) const;

    /// Null if there is none.
    [[nodiscard]] const Listing* find(std::string_view id) const;

    /// Everywhere that a PCI id ("8086:10d3") was seen, the last tested first.
    [[nodiscard]] std::vector<Use> uses_of(std::string_view component_id) const;

private:
    std::int64_t m_change_seq = 0;
    std::vector<Listing> m_listings;       ///< the last tested first
    std::vector<std::string> m_haystacks;  ///< lower case, one for each listing
    std::map<std::string, std::vector<Use>, std::less<>> m_uses;
    std::map<std::string_view, const Listing*, std::less<>> m_by_id;
};

}  // namespace ocks
