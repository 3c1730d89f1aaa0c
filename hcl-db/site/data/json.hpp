// SPDX-License-Identifier: GPL-3.0-or-later
/// What the pages show, for programs: one function for each kind of page.
#pragma once

#include "hcl-db/evidence.hpp"
#include "hcl-db/http/message.hpp"
#include "hcl-db/index/index.hpp"
#include "hcl-db/policies.hpp"
#include "hcl-db/site/check/answer.hpp"
#include "hcl-db/site/pages/results.hpp"
#include "hcl-db/store/store.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace ocks {
struct Change;
}

namespace ocks::site {

[[nodiscard]] http::Response listings_json(const Index& index, const Found& found, const Slice& slice);
[[nodiscard]] http::Response
listing_json(const Listing& listing, const std::vector<Component>& components, const Evidence& evidence);
[[nodiscard]] http::Response inventory_json(const Inventory& inventory);

/// Of a card or of a driver.
[[nodiscard]] http::Response uses_json(const Index& index, std::span<const Use> uses, std::string_view name);
[[nodiscard]] http::Response values_json(std::string_view facet, std::span<const FacetValue> values);
[[nodiscard]] http::Response cards_json(std::span<const KnownCard> cards);
[[nodiscard]] http::Response
changes_json(const Listing& before, const Listing& after, const std::vector<Change>& changes);
[[nodiscard]] http::Response answer_json(const MachineAnswer& answer);
[[nodiscard]] http::Response policies_json(const Policies& policies);
[[nodiscard]] http::Response policy_json(const Policy& policy);
[[nodiscard]] http::Response receipt_json(const Receipt& receipt, bool again);

}  // namespace ocks::site
