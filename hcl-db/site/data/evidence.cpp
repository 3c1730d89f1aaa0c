// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/files.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/pages/pages.hpp"

namespace ocks::site {
namespace {

http::Response
stored(const Sources& sources, const http::Request& request, std::string Listing::*digest, std::string_view type)
{
    const auto place = sources.index.find(request.captured.front());
    if (!place)
        return not_found(request, "there is no listing " + request.captured.front());
    const Listing listing = sources.index.at(*place);
    auto bytes = sources.store.blobs().get(listing.*digest);
    if (!bytes)
        return problem_page({.status = 500,
                             .code = "store",
                             .title = "The stored evidence cannot be read",
                             .detail = to_string(bytes.error()),
                             .errors = {}},
                            request);
    // Named by what is in it, so that it never changes.
    return {.status = 200,
            .type = std::string{type},
            .body = *std::move(bytes),
            .headers = {{"Cache-Control", "public, max-age=31536000, immutable"}}};
}

}  // namespace

http::Response report_file(const Sources& sources, const http::Request& request)
{
    return stored(sources, request, &Listing::report_sha256, "application/xml");
}

http::Response bundle_file(const Sources& sources, const http::Request& request)
{
    http::Response response = stored(sources, request, &Listing::bundle_sha256, "application/vnd.ocks.bundle");
    if (response.status == 200)
        response.headers.emplace_back("Content-Disposition",
                                      "attachment; filename=\"" + request.captured.front() + ".ocks\"");
    return response;
}

http::Response policy_file(const Sources& sources, const http::Request& request)
{
    auto text = policy_text(sources, request.captured.front());
    if (!text)
        return not_found(request, "there is no policy " + request.captured.front());
    return {.status = 200, .type = "application/toml", .body = *std::move(text), .headers = {}};
}

http::Response sitemap_file(const Sources& sources, const http::Request& /*request*/)
{
    constexpr std::size_t most_addresses = 20'000;
    std::string text;
    const auto add = [&](const std::string& path) {
        text += path + '\n';
    };
    for (const std::string_view path :
         {"/", "/listings", "/components", "/drivers", "/kernels", "/vendors", "/policies", "/about"})
        add(std::string{path});
    for (const FacetValue& vendor : sources.index.values_of("vendor"))
        add(vendor_path(vendor.value));
    for (const FacetValue& kernel : sources.index.values_of("kernel"))
        add(kernel_path(kernel.value));
    const auto places = sources.index.search({}).places;
    for (const Place place : std::span{places}.first(std::min(places.size(), most_addresses)))
        add("/listings/" + sources.index.at(place).id);
    return {.status = 200, .type = "text/plain; charset=utf-8", .body = std::move(text), .headers = {}};
}

}  // namespace ocks::site
