// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/pages/listing/find.hpp"
#include "hcl-db/site/pages/listing/parts.hpp"
#include "hcl-db/site/pages/pages.hpp"

namespace ocks::site {
namespace {

using namespace html;

Html contents(const Words& words)
{
    Html items;
    const auto add = [&](std::string_view target, std::string_view title) {
        items += element("li", element("a", {href(target)}, title));
    };
    add("#tests", words("Tests"));
    add("#devices", words("PCI devices"));
    add("#picture", words("Picture"));
    add("#history", words("History"));
    add("#evidence", words("Evidence"));
    return element(
        "nav", {attribute("class", "contents"), attribute("aria-label", words("On this page"))}, element("ul", items));
}

}  // namespace

http::Response listing_page(const Sources& sources, const http::Request& request)
{
    const auto found = find_listing(sources, request);
    if (const auto* refused = std::get_if<http::Response>(&found))
        return *refused;
    const auto& [listing, components, evidence] = std::get<FoundListing>(found);
    if (request.wants_json)
        return listing_json(listing, components, evidence);
    const Words words = words_of(request);
    const std::string name = name_of(words, listing);
    return to_response({.title = name,
                        .body = joined(heading(words("Listing {}", {listing.id}), name, contents(words)),
                                       verdict_part(listing, words),
                                       element("div",
                                               {attribute("class", "two")},
                                               machine_part(listing, evidence, words),
                                               run_part(listing, evidence, words)),
                                       tests_part(listing, evidence, words),
                                       coverage_part(evidence, words),
                                       devices_part(components, words),
                                       picture_part(evidence, words),
                                       lineage_part(listing, words),
                                       history_part(listing, words),
                                       runs_part(sources.index, listing, request),
                                       evidence_part(listing, request),
                                       element("p",
                                               element("a",
                                                       {href(words.address("/listings/" + listing.id + "/inventory"))},
                                                       words("Everything that was found in the machine"))))},
                       request);
}

}  // namespace ocks::site
