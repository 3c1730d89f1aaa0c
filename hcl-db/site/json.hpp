// SPDX-License-Identifier: GPL-3.0-or-later
/// What the pages show, for programs. Keys are stable and in a fixed order.
#pragma once

#include "hcl-db/evidence.hpp"
#include "hcl-db/http/message.hpp"
#include "hcl-db/index/index.hpp"
#include "hcl-db/site/home.hpp"
#include "hcl-db/store/store.hpp"

#include <vector>

namespace ocks::site {

[[nodiscard]] http::Response listings_json(const Index& index, const Found& found, const Slice& slice);
[[nodiscard]] http::Response listing_json(const Listing& listing, const Evidence& evidence);

/// `uses` is not empty.
[[nodiscard]] http::Response component_json(const Index& index, const std::vector<Use>& uses);
[[nodiscard]] http::Response receipt_json(const Receipt& receipt, bool again);

}  // namespace ocks::site
