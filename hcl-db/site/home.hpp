// SPDX-License-Identifier: GPL-3.0-or-later
/// The first page: search, facets, and the listings that are left.
#pragma once

#include "hcl-db/http/message.hpp"
#include "hcl-db/index/index.hpp"
#include "hcl-db/site/layout.hpp"

#include <span>

namespace ocks::site {

/// How many listings one page shows.
inline constexpr std::size_t page_size = 50;

struct Slice {
    std::span<const Place> places;
    std::size_t number = 1;  ///< of the page, from 1
    std::size_t pages = 1;
};

/// ?page= of the request; a number that is none, or too large, is the first or the last page.
[[nodiscard]] Slice slice_of(const Found& found, const http::Target& target);

/// ?q= and the facets of the request.
[[nodiscard]] Search search_of(const http::Target& target);

[[nodiscard]] http::Response home_page(const Index& index, const http::Request& request);

}  // namespace ocks::site
