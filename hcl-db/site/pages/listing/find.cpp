// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/pages/listing/find.hpp"

#include "hcl-db/site/frame/layout.hpp"

namespace ocks::site {
namespace {

http::Response unreadable(const Error& error, const http::Request& request)
{
    return problem_page({.status = 500,
                         .code = "store",
                         .title = "The stored evidence cannot be read",
                         .detail = to_string(error),
                         .errors = {}},
                        request);
}

}  // namespace

std::variant<FoundListing, http::Response>
find_listing(const Sources& sources, std::string_view id, const http::Request& request)
{
    const auto place = sources.index.find(id);
    if (!place)
        return not_found(request, "there is no listing " + std::string{id});
    auto listing = sources.published.whole(sources.index, *place);
    if (!listing)
        return unreadable(listing.error(), request);
    auto evidence = evidence_of(*listing, sources.store.blobs());
    if (!evidence)
        return unreadable(evidence.error(), request);
    return FoundListing{.listing = *std::move(listing),
                        .components = sources.index.components_of(*place),
                        .evidence = *std::move(evidence)};
}

std::variant<FoundListing, http::Response> find_listing(const Sources& sources, const http::Request& request)
{
    return find_listing(sources, request.captured.front(), request);
}

}  // namespace ocks::site
