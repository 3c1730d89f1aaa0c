// SPDX-License-Identifier: GPL-3.0-or-later
/// What is no page: exports of the whole list, feeds, badges, and the files behind a listing.
#pragma once

#include "hcl-db/site/sources.hpp"

#include <string>
#include <string_view>

namespace ocks::site {

/// RFC 4180, one line a listing. A cell that a spreadsheet would take for a formula gets a quote before it.
[[nodiscard]] http::Response csv_file(const Sources& sources, const http::Request& request);
/// One JSON object a line, components included.
[[nodiscard]] http::Response jsonl_file(const Sources& sources, const http::Request& request);

/// The last tested of all listings, or of one vendor. RFC 4287.
[[nodiscard]] http::Response feed_file(const Sources& sources, const http::Request& request);

/// "OCKS | certified", to be shown elsewhere.
[[nodiscard]] http::Response badge_file(const Sources& sources, const http::Request& request);

[[nodiscard]] http::Response report_file(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response bundle_file(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response policy_file(const Sources& sources, const http::Request& request);

/// The addresses of this site for search engines.
[[nodiscard]] http::Response sitemap_file(const Sources& sources, const http::Request& request);

/// One cell of a CSV file.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace ocks::site
