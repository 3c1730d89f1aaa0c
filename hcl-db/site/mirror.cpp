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

/// Walks the site from its known addresses, and on from each page to what it links to.
class Mirror {
public:
    using Take = std::function<Result<void>(const MirrorFile& file)>;

    Mirror(const Sources& sources, const Take& take) : m_sources(sources), m_take(take)
    {
        for (std::string& address : addresses(sources))
            want(std::move(address));
    }

    Result<std::size_t> make()
    {
        // Each page adds what it links to.
        std::size_t at = 0;
        while (at < m_waiting.size()) {
            const std::string address = m_waiting[at++];
            const auto visit = visit_of(address);
            if (!visit)
                continue;
            const auto done = visit->endpoint->shape == Shape::file ? add_file(*visit, address) : add_page(*visit);
            if (!done)
                return Failure(done.error());
        }
        return m_files;
    }

private:
    void want(std::string address)
    {
        if (m_seen.insert(address).second)
            m_waiting.push_back(std::move(address));
    }

    Result<void> give(std::string path, std::string content)
    {
        ++m_files;
        return m_take({.path = std::move(path), .content = std::move(content)});
    }

    Result<void> add_file(const Visit& visit, const std::string& address)
    {
        const http::Response response = visit.endpoint->answer(m_sources, request_for(visit));
        if (response.status != 200)
            return fail(Errc::io, address, response.body);
        return give(file_of(visit.target), response.body);
    }

    /// In both languages, and as data.
    Result<void> add_page(const Visit& visit)
    {
        const std::string file = file_of(visit.target);
        Request request = request_for(visit);
        for (const char* language : {"", "en", "zh"}) {
            request.language = language;
            const http::Response response = visit.endpoint->answer(m_sources, request);
            if (response.status != 200)
                break;
            for (std::string& link : links_in(response.body))
                want(std::move(link));
            const std::string folder = std::string{language} + (*language == '\0' || file.empty() ? "" : "/") + file;
            if (auto taken = give(folder + (folder.empty() ? "" : "/") + "index.html", response.body); !taken)
                return taken;
        }
        // The data of the first page is that of the list.
        if (!visit.endpoint->has_json || file.empty())
            return {};
        request.language.clear();
        request.wants_json = true;
        const http::Response response = visit.endpoint->answer(m_sources, request);
        return response.status == 200 ? give(file + ".json", response.body) : Result<void>{};
    }

    const Sources& m_sources;
    const Take& m_take;
    std::vector<std::string> m_waiting;  ///< in the order in which they were met
    std::set<std::string> m_seen;
    std::size_t m_files = 0;
};

}  // namespace

Result<std::size_t> make_mirror(const Sources& sources, const std::function<Result<void>(const MirrorFile& file)>& take)
{
    return Mirror{sources, take}.make();
}

}  // namespace ocks::site
