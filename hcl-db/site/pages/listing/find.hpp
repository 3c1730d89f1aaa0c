// SPDX-License-Identifier: GPL-3.0-or-later
/// The listing that an address names, with all that is known of it.
#pragma once

#include "hcl-db/evidence.hpp"
#include "hcl-db/site/sources.hpp"

#include <variant>
#include <vector>

namespace ocks::site {

struct FoundListing {
    Listing listing;
    std::vector<Component> components;
    Evidence evidence;
};

/// By the first part of the route, or the page that says why not.
[[nodiscard]] std::variant<FoundListing, http::Response> find_listing(const Sources& sources,
                                                                      const http::Request& request);

/// By its id, for a page that is about several.
[[nodiscard]] std::variant<FoundListing, http::Response>
find_listing(const Sources& sources, std::string_view id, const http::Request& request);

}  // namespace ocks::site
