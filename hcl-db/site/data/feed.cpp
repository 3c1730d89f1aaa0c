// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/files.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "reports/html/writer.hpp"

namespace ocks::site {
namespace {

using namespace html;

constexpr std::size_t most_entries = 50;
constexpr std::string_view before_time = "1970-01-01T00:00:00Z";

/// What happened last to it.
std::string updated_of(const Listing& listing)
{
    return listing.history.empty() ? listing.received_at : listing.history.back().made;
}

Html entry(const Listing& listing, const Words& words)
{
    const std::string title = name_of(words, listing) + ": " +
                              std::string{text_of_sign(words, to_string(listing.conclusion.standing))} + ", " +
                              listing.kernel_release;
    std::string summary = "verdict " + std::string{to_string(listing.conclusion.standing)} + ", level " +
                          std::string{to_string(listing.level)} + ", status " + std::string{to_string(listing.status)};
    for (const std::string& reason : listing.conclusion.reasons)
        summary += "; " + reason;
    return element("entry",
                   element("id", "urn:opencloudos:ocks:listing:" + listing.id),
                   element("title", title),
                   element("updated", updated_of(listing).empty() ? std::string{before_time} : updated_of(listing)),
                   element("link", {attribute("rel", "alternate"), href("/listings/" + listing.id)}),
                   element("summary", summary));
}

/// "acme.atom" is the feed of acme.
std::string_view stem(std::string_view name)
{
    return name.ends_with(".atom") ? name.substr(0, name.size() - 5) : name;
}

}  // namespace

http::Response feed_file(const Sources& sources, const http::Request& request)
{
    const bool is_of_vendor = !request.captured.empty();
    const std::string vendor{is_of_vendor ? stem(request.captured.front()) : std::string_view{}};
    Search search;
    if (is_of_vendor)
        search.chosen["vendor"] = {vendor};
    const std::vector<Place> places = sources.index.search(search).places;
    if (is_of_vendor && places.empty())
        return not_found(request, "no listed machine is made by " + vendor);
    const Words words{Language::english};
    Html entries;
    std::string updated{before_time};
    for (const Place place : std::span{places}.first(std::min(places.size(), most_entries))) {
        const Listing listing = sources.index.at(place);
        updated = std::max(updated, updated_of(listing));
        entries += entry(listing, words);
    }
    const std::string path = path_of(request);
    const std::string title = is_of_vendor ? "OCKS hardware compatibility: " + vendor : "OCKS hardware compatibility";
    const Html feed = element("feed",
                              {attribute("xmlns", "http://www.w3.org/2005/Atom")},
                              element("id", "urn:opencloudos:ocks:feed:" + path),
                              element("title", title),
                              element("updated", updated),
                              element("author", element("name", "OCKS HCL")),
                              element("link", {attribute("rel", "self"), href(path)}),
                              entries);
    return {.status = 200,
            .type = "application/atom+xml; charset=utf-8",
            .body = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed.markup() + "\n",
            .headers = {{"Cache-Control", "public, max-age=60"}}};
}

}  // namespace ocks::site
