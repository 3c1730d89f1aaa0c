// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/mirror.hpp"

#include "hcl-db/http/router.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"

#include <algorithm>
#include <set>

namespace ocks::site {
namespace {

using http::Request;

/// One address, as a reader of the mirror would follow a link to it.
struct Visit {
    const Endpoint* endpoint = nullptr;
    std::vector<std::string> captured;
    http::Target target;
};

std::optional<Visit> visit_of(const std::string& path)
{
    auto target = http::parse_target(path);
    if (!target)
        return std::nullopt;
    std::vector<http::Route> routes;
    for (const Endpoint& endpoint : endpoints())
        routes.push_back({.method = endpoint.method, .pattern = endpoint.pattern});
    http::Match match = http::match(routes, http::Method::get, target->segments);
    if (match.route == nullptr)
        return std::nullopt;
    const auto number = static_cast<std::size_t>(match.route - routes.data());
    return Visit{.endpoint = &endpoints()[number], .captured = std::move(match.captured), .target = *std::move(target)};
}

/// As a path of the file system: what an address says after decoding.
std::string file_of(const http::Target& target)
{
    std::string file;
    for (const std::string& segment : target.segments)
        file += (file.empty() ? "" : "/") + segment;
    return file;
}

Request request_for(const Visit& visit)
{
    Request request;
    request.target = visit.target;
    request.captured = visit.captured;
    request.for_mirror = true;
    return request;
}

/// Everything that a link of the pages can lead to.
std::vector<std::string> addresses(const Sources& sources)
{
    const Index& index = sources.index;
    std::vector<std::string> all{"/",
                                 "/listings",
                                 "/components",
                                 "/drivers",
                                 "/kernels",
                                 "/vendors",
                                 "/policies",
                                 "/about",
                                 "/style.css",
                                 "/icon.svg",
                                 "/robots.txt",
                                 "/openapi.json",
                                 "/sitemap.txt",
                                 "/export/hcl.csv",
                                 "/export/hcl.jsonl",
                                 "/feeds/all.atom"};
    for (const Place place : index.search({}).places) {
        const std::string base = "/listings/" + index.at(place).id;
        for (const char* part : {"", "/tests", "/inventory", "/report.xml", "/bundle.ocks", "/badge.svg"})
            all.push_back(base + part);
    }
    for (const KnownCard& card : index.known_cards())
        all.push_back("/components/pci/" + http::encoded(card.id));
    for (const FacetValue& driver : index.values_of("driver"))
        all.push_back(driver_path(driver.value));
    for (const FacetValue& kernel : index.values_of("kernel"))
        all.push_back(kernel_path(kernel.value));
    for (const MatrixView* matrix : sources.matrices)
        all.push_back(kernel_path(matrix->release()));
    for (const FacetValue& vendor : index.values_of("vendor")) {
        all.push_back(vendor_path(vendor.value));
        all.push_back("/feeds/vendors/" + http::encoded(vendor.value) + ".atom");
    }
    for (const auto& [sha256, policy] : sources.policies) {
        all.push_back("/policies/" + sha256);
        all.push_back("/policies/" + sha256 + "/policy.toml");
    }
    return all;
}

/// Addresses of this site that a page links to. Whatever a page can lead to is in the mirror, further pages of a long
/// list and kinds of an inventory included, without a second list of them here.
std::vector<std::string> links_in(std::string_view page)
{
    std::vector<std::string> links;
    constexpr std::string_view mark = " href=\"/";
    for (std::size_t at = page.find(mark); at != std::string_view::npos; at = page.find(mark, at + 1)) {
        const std::size_t begin = at + mark.size() - 1;
        const std::string_view link = page.substr(begin, page.find_first_of("\"#?&", begin) - begin);
        const bool has_language = link.starts_with("/en/") || link.starts_with("/zh/");
        links.emplace_back(has_language ? link.substr(3) : link);
    }
    return links;
}

}  // namespace

Result<std::size_t> make_mirror(const Sources& sources, const std::function<Result<void>(const MirrorFile& file)>& take)
{
    std::vector<std::string> waiting;
    std::set<std::string> seen;
    for (std::string& address : addresses(sources)) {
        if (seen.insert(address).second)
            waiting.push_back(std::move(address));
    }
    std::size_t files = 0;
    const auto give = [&](std::string path, std::string content) {
        ++files;
        return take({.path = std::move(path), .content = std::move(content)});
    };
    for (std::size_t at = 0; at < waiting.size(); ++at) {
        const auto visit = visit_of(waiting[at]);
        if (!visit)
            continue;
        Request request = request_for(*visit);
        const std::string file = file_of(visit->target);
        if (visit->endpoint->shape == Shape::file) {
            const http::Response response = visit->endpoint->answer(sources, request);
            if (response.status != 200)
                return fail(Errc::io, waiting[at], response.body);
            if (auto taken = give(file, response.body); !taken)
                return Failure(taken.error());
            continue;
        }
        for (const char* language : {"", "en", "zh"}) {
            request.language = language;
            const http::Response response = visit->endpoint->answer(sources, request);
            if (response.status != 200)
                break;
            for (std::string& link : links_in(response.body)) {
                if (seen.insert(link).second)
                    waiting.push_back(std::move(link));
            }
            const std::string folder = std::string{language} + (*language == '\0' || file.empty() ? "" : "/") + file;
            if (auto taken = give(folder + (folder.empty() ? "" : "/") + "index.html", response.body); !taken)
                return Failure(taken.error());
        }
        // The data of the first page is that of the list.
        if (!visit->endpoint->has_json || file.empty())
            continue;
        request.language.clear();
        request.wants_json = true;
        const http::Response response = visit->endpoint->answer(sources, request);
        if (response.status != 200)
            continue;
        if (auto taken = give(file + ".json", response.body); !taken)
            return Failure(taken.error());
    }
    return files;
}

}  // namespace ocks::site
