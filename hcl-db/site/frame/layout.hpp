// SPDX-License-Identifier: GPL-3.0-or-later
/// The frame that all pages stand in.
#pragma once

#include "hcl-db/http/message.hpp"
#include "hcl-db/problem.hpp"
#include "hcl-db/site/frame/words.hpp"
#include "reports/html/writer.hpp"

#include <string>
#include <string_view>

namespace ocks::site {

struct Page {
    std::string title;
    html::Html body;
    std::string search = {};  ///< what the search box holds
    std::string feed = {};    ///< path of an Atom feed of what is on the page; empty if there is none
    bool has_json = true;     ///< the same address with .json answers a program
    unsigned status = 200;
};

[[nodiscard]] http::Response to_response(const Page& page, const http::Request& request);

/// In the language that the request asks for.
[[nodiscard]] Words words_of(const http::Request& request);

/// As a reader would type it: "/components/pci/8086:10d3", without language, in canonical encoding.
[[nodiscard]] std::string path_of(const http::Request& request);

/// "vendor=Acme&q=e1000e", sorted, so that one selection has one address; empty if there is none.
[[nodiscard]] std::string query_of(const http::Target& target);

/// The first line of a page and what it is about.
[[nodiscard]] html::Html heading(std::string_view kicker, std::string_view title, const html::Html& below = {});

/// A section with its title, that a link can go to.
[[nodiscard]] html::Html section(std::string_view id, std::string_view title, const html::Html& content);

[[nodiscard]] http::Response problem_page(const Problem& problem, const http::Request& request);

[[nodiscard]] http::Response not_found(const http::Request& request, std::string_view what);

}  // namespace ocks::site
