// SPDX-License-Identifier: GPL-3.0-or-later
/// What is asked of the index by an address, and the links that ask something else.
#pragma once

#include "hcl-db/http/message.hpp"
#include "hcl-db/index/index.hpp"
#include "hcl-db/site/frame/words.hpp"
#include "reports/html/writer.hpp"

#include <string_view>

namespace ocks::site {

/// ?q= and the facets of the request; a facet that stands twice asks for one value or the other.
[[nodiscard]] Search search_of(const http::Target& target);

/// What a facet is called, in English, and one of its values where it is a word of ours rather than of a machine.
[[nodiscard]] std::string_view heading_of(std::string_view facet);
[[nodiscard]] std::string label_of(const Words& words, std::string_view facet, std::string_view value);

/// Every facet with its values and counts, as links; values that are chosen are links that take them away.
[[nodiscard]] html::Html facet_links(const Found& found, const http::Request& request);

/// In which order the list is, and links to the others.
[[nodiscard]] html::Html order_links(const http::Request& request);

/// What is chosen, each with a link that takes it away; nothing if nothing is.
[[nodiscard]] html::Html chosen_links(const Search& search, const http::Request& request);

}  // namespace ocks::site
