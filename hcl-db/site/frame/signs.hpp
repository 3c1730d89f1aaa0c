// SPDX-License-Identifier: GPL-3.0-or-later
/// How outcomes, verdicts, levels and the things that have a page look wherever they stand.
#pragma once

#include "hcl-db/listing.hpp"
#include "hcl-db/site/frame/words.hpp"
#include "reports/html/writer.hpp"

#include <string>
#include <string_view>

namespace ocks::site {

/// An outcome, a standing, a level, a status: with a sign and a word, so that nobody depends on its colour.
[[nodiscard]] html::Html badge(const Words& words, std::string_view word);

/// The text of such a word alone, for a place that holds no markup.
[[nodiscard]] std::string_view text_of_sign(const Words& words, std::string_view word);

/// What one has to see of a listing first: its level if it has one, else its verdict.
[[nodiscard]] html::Html verdict_badge(const Words& words, const Listing& listing);

/// "Acme R7525", or what else is known of a machine that does not say its name.
[[nodiscard]] std::string name_of(const Words& words, const Listing& listing);

[[nodiscard]] html::Html listing_link(const Words& words, const Listing& listing);
[[nodiscard]] html::Html component_link(const Words& words, std::string_view id);
[[nodiscard]] html::Html driver_link(const Words& words, std::string_view driver);
[[nodiscard]] html::Html kernel_link(const Words& words, std::string_view release);
[[nodiscard]] html::Html vendor_link(const Words& words, std::string_view vendor);

/// Paths of their pages. What cannot be one segment of a path is looked for instead.
[[nodiscard]] std::string driver_path(std::string_view driver);
[[nodiscard]] std::string kernel_path(std::string_view release);
[[nodiscard]] std::string vendor_path(std::string_view vendor);

/// A time as people read it: "2026-02-11 08:00 UTC", or the day alone.
[[nodiscard]] html::Html time_of(std::string_view rfc3339);
[[nodiscard]] html::Html day_of(std::string_view rfc3339);

/// A term and what is known of it; nothing if nothing is.
[[nodiscard]] html::Html fact(std::string_view term, const html::Html& value);

/// The dash of a cell that has nothing to say.
[[nodiscard]] html::Html or_dash(const html::Html& content);

}  // namespace ocks::site
