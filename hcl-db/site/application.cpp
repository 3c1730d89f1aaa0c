// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/application.hpp"

#include "hcl-db/evidence.hpp"
#include "hcl-db/site/assets.hpp"
#include "hcl-db/site/component_page.hpp"
#include "hcl-db/site/home.hpp"
#include "hcl-db/site/json.hpp"
#include "hcl-db/site/listing_page.hpp"
#include "reports/bundle/bundle.hpp"

#include <chrono>

namespace ocks::site {
namespace {

using http::Method;
using http::Request;
using http::Response;

Response not_found(const Request& request, std::string_view what)
{
    return problem_page({.status = 404,
                         .code = "not-found",
                         .title = "There is nothing at this address",
                         .detail = std::string{what},
                         .errors = {}},
                        request);
}

Response damaged(const Request& request, const Error& error)
{
    return problem_page({.status = 500,
                         .code = "store",
                         .title = "The stored evidence cannot be read",
                         .detail = to_string(error),
                         .errors = {}},
                        request);
}

/// "8086:10d3.json" is the page 8086:10d3 for a program.
std::string_view stem(std::string_view name)
{
    return name.ends_with(".json") ? name.substr(0, name.size() - 5) : name;
}

Response asset(std::string_view type, std::string_view content)
{
    return {.status = 200,
            .type = std::string{type},
            .body = std::string{content},
            .headers = {{"Cache-Control", "public, max-age=3600"}}};
}

}  // namespace

http::Application Application::routes()
{
    const std::vector<std::string_view> bundles{"application/vnd.ocks.bundle", "application/octet-stream"};
    const auto submit_here = [this](const Request& request) {
        return submit(request);
    };
    http::Application application;
    application.refuse = [](const Problem& problem, const Request& request) {
        return problem_page(problem, request);
    };
    application.routes = {
        {Method::get,
         "/",
         [this](const Request& request) {
             return home(request);
         }},
        {Method::get,
         "/listings",
         [this](const Request& request) {
             return home(request);
         }},
        {Method::get,
         "/listings/{}",
         [this](const Request& request) {
             return listing(request);
         }},
        {Method::get,
         "/listings/{}/report.xml",
         [this](const Request& request) {
             return report_xml(request);
         }},
        {Method::get,
         "/listings/{}/bundle.ocks",
         [this](const Request& request) {
             return bundle(request);
         }},
        {Method::get,
         "/components/pci/{}",
         [this](const Request& request) {
             return component(request);
         }},
        {Method::get,
         "/api/v1/listings",
         [this](const Request& request) {
             return home(request);
         }},
        {Method::get,
         "/api/v1/listings/{}",
         [this](const Request& request) {
             return listing(request);
         }},
        {Method::get,
         "/api/v1/components/pci/{}",
         [this](const Request& request) {
             return component(request);
         }},
        {Method::put, "/api/v1/submissions", submit_here, largest_bundle, bundles},
        {Method::post, "/api/v1/submissions", submit_here, largest_bundle, bundles},
        {Method::get,
         "/healthz",
         [this](const Request& /*request*/) {
             return health();
         }},
        {Method::get,
         "/style.css",
         [](const Request& /*request*/) {
             return asset("text/css; charset=utf-8", style_sheet());
         }},
        {Method::get,
         "/icon.svg",
         [](const Request& /*request*/) {
             return asset("image/svg+xml", icon());
         }},
        {Method::get,
         "/robots.txt",
         [](const Request& /*request*/) {
             return asset("text/plain; charset=utf-8", "User-agent: *\nAllow: /\n");
         }},
    };
    return application;
}

namespace {

bool is_api(const Request& request)
{
    return wants_json(request) || (!request.target.segments.empty() && request.target.segments.front() == "api");
}

}  // namespace

Response Application::home(const Request& request)
{
    const auto index = m_published.index();
    if (!is_api(request))
        return home_page(*index, request);
    const Found found = index->search(search_of(request.target));
    return listings_json(*index, found, slice_of(found, request.target));
}

Response Application::listing(const Request& request)
{
    const auto index = m_published.index();
    const auto place = index->find(stem(request.captured.front()));
    if (!place)
        return not_found(request, "there is no listing " + request.captured.front());
    const auto listing = m_published.whole(*index, *place);
    if (!listing)
        return damaged(request, listing.error());
    const auto evidence = evidence_of(*listing, m_store.blobs());
    if (!evidence)
        return damaged(request, evidence.error());
    return is_api(request) ? listing_json(*listing, *evidence) : listing_page(*listing, *evidence, request);
}

Response Application::component(const Request& request)
{
    const auto index = m_published.index();
    const auto uses = index->uses_of(stem(request.captured.front()));
    if (uses.empty())
        return not_found(request, "no listed machine has a PCI device " + request.captured.front());
    return is_api(request) ? component_json(*index, uses) : component_page(*index, uses, request);
}

Response Application::report_xml(const Request& request)
{
    const auto index = m_published.index();
    const auto place = index->find(request.captured.front());
    if (!place)
        return not_found(request, "there is no listing " + request.captured.front());
    const Listing listing = index->at(*place);
    auto xml = m_store.blobs().get(listing.report_sha256);
    if (!xml)
        return damaged(request, xml.error());
    return {.status = 200, .type = "application/xml", .body = *std::move(xml), .headers = {}};
}

Response Application::bundle(const Request& request)
{
    const auto index = m_published.index();
    const auto place = index->find(request.captured.front());
    if (!place)
        return not_found(request, "there is no listing " + request.captured.front());
    const Listing listing = index->at(*place);
    auto bytes = m_store.blobs().get(listing.bundle_sha256);
    if (!bytes)
        return damaged(request, bytes.error());
    return {.status = 200,
            .type = "application/vnd.ocks.bundle",
            .body = *std::move(bytes),
            .headers = {{"Content-Disposition", "attachment; filename=\"" + listing.id + ".ocks\""}}};
}

Response Application::submit(const Request& request)
{
    using namespace std::chrono_literals;
    const std::unique_lock turn{m_ingesting, 10s};
    if (!turn.owns_lock())
        return problem_page({.status = 503,
                             .code = "busy",
                             .title = "Too many uploads are under way",
                             .detail = "try again in some seconds",
                             .errors = {}},
                            request);
    const Ingested ingested = ingest(request.body, m_gate, m_store, std::chrono::system_clock::now());
    if (const auto* problem = std::get_if<Problem>(&ingested))
        return problem_page(*problem, request);
    const auto& accepted = std::get<Accepted>(ingested);
    // Whoever follows the receipt's link finds the listing. If this fails the next reader tries again.
    if (!accepted.again)
        (void)m_published.refresh();
    return receipt_json(accepted.receipt, accepted.again);
}

Response Application::health()
{
    if (const auto seq = m_store.change_seq(); !seq)
        return {.status = 503, .body = "store: " + to_string(seq.error()) + "\n", .headers = {}};
    return {.status = 200, .body = "ok\n", .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace ocks::site
