// SPDX-License-Identifier: GPL-3.0-or-later
/// What all pages have in common: the frame around them, and how verdicts and links look.
#pragma once

#include "hcl-db/http/message.hpp"
#include "hcl-db/listing.hpp"
#include "hcl-db/problem.hpp"
#include "hcl-db/site/words.hpp"
#include "reports/html/writer.hpp"

#include <string>
#include <string_view>

namespace ocks::site {

struct Page {
    Words words;
    std::string title;
    std::string path;       ///< of this page, without query
    std::string query;      ///< of this page, without the language, encoded; may be empty
    std::string json_path;  ///< the same as JSON; empty if there is none
    std::string search;     ///< what the search box holds
    html::Html body;
    unsigned status = 200;
};

[[nodiscard]] http::Response to_response(const Page& page);

/// In the language that the request asks for.
[[nodiscard]] Words words_of(const http::Request& request);

/// True for a path that ends in .json, for ?format=json, and for a client that asks for JSON and not for HTML.
[[nodiscard]] bool wants_json(const http::Request& request);

/// An outcome, a standing or a cover: with a sign and a word, so that nobody depends on its colour.
[[nodiscard]] html::Html badge(const Words& words, std::string_view word);

/// "Acme R7525", or what else is known of a machine that does not say its name.
[[nodiscard]] std::string name_of(const Words& words, const Listing& listing);

[[nodiscard]] html::Html listing_link(const Words& words, const Listing& listing);

/// The PCI id as a link to its page.
[[nodiscard]] html::Html component_link(const Words& words, const Component& component);

/// A time as people read it: "2026-02-11 08:00 UTC".
[[nodiscard]] html::Html time_of(std::string_view rfc3339);

/// A term and what is known of it; nothing if nothing is.
[[nodiscard]] html::Html fact(std::string_view term, const html::Html& value);

[[nodiscard]] http::Response problem_page(const Problem& problem, const http::Request& request);

}  // namespace ocks::site
