// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/application.hpp"

#include "hcl-db/operations/routes.hpp"
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "reports/bundle/bundle.hpp"

#include <algorithm>
#include <chrono>

namespace ocks::site {
namespace {

using http::Method;
using http::Request;
using http::Response;

constexpr std::size_t cache_bytes = std::size_t{32} << 20U;

bool accepts_json_alone(const Request& request)
{
    return request.accept.find("application/json") != std::string::npos &&
           request.accept.find("text/html") == std::string::npos;
}

/// Everything that an answer depends on beside the index.
std::string key_of(const Endpoint& endpoint, const Request& request)
{
    std::string key = path_of(request) + "?" + query_of(request.target);
    if (endpoint.shape == Shape::file)
        return key;
    const Words words = words_of(request);
    key += request.wants_json ? " json" : " " + words.address("") + std::string{tag_of(words.language())};
    return key + " " + request.host;
}

}  // namespace

void enter(Request& request)
{
    auto& segments = request.target.segments;
    const auto begins = [&](std::string_view word) {
        return !segments.empty() && segments.front() == word;
    };
    if (begins("zh") || begins("en")) {
        request.language = segments.front();
        segments.erase(segments.begin());
    }
    request.wants_json = accepts_json_alone(request) || http::parameter(request.target, "format") == "json";
    request.target.query.erase("format");
    if (begins("api") && segments.size() > 1 && segments[1] == "v1" &&
        !(segments.size() > 2 && segments[2] == "submissions")) {
        segments.erase(segments.begin(), segments.begin() + 2);
        request.wants_json = true;
    }
    if (segments.size() == 1 && segments.back() == "openapi.json")
        return;
    if (!segments.empty() && segments.back().ends_with(".json") && segments.back().size() > 5) {
        segments.back().resize(segments.back().size() - 5);
        request.wants_json = true;
    }
}

Application::Application(Store& store, Published& published, const Gate& gate, std::vector<const MatrixView*> matrices)
    : m_store(store), m_published(published), m_gate(gate), m_matrices(std::move(matrices)), m_cache(cache_bytes)
{
}

http::Application Application::routes()
{
    http::Application application;
    application.enter = &enter;
    application.refuse = [](const Problem& problem, const Request& request) {
        return problem_page(problem, request);
    };
    for (const Endpoint& endpoint : endpoints())
        application.routes.push_back({endpoint.method,
                                      endpoint.pattern,
                                      [this, &endpoint](const Request& request) { return answer(endpoint, request); },
                                      endpoint.body_limit,
                                      endpoint.body_types});
    const auto submit_here = [this](const Request& request) {
        return submit(request);
    };
    for (const Method method : {Method::put, Method::post})
        application.routes.push_back({method,
                                      operations::uploads_route,
                                      submit_here,
                                      largest_bundle,
                                      {"application/vnd.ocks.bundle", "application/octet-stream"}});
    application.routes.push_back(
        {Method::get, "/healthz", [this](const Request& /*request*/) { return operations::health(m_store); }, 0, {}});
    return application;
}

Response Application::answer(const Endpoint& endpoint, const Request& request)
{
    const auto index = m_published.index();
    const Sources sources{.index = *index,
                          .published = m_published,
                          .store = m_store,
                          .policies = m_gate.policies,
                          .matrices = m_matrices};
    if (request.method != Method::get)
        return endpoint.answer(sources, request);
    const std::string key = key_of(endpoint, request);
    if (const auto known = m_cache.find(index, key))
        return *known;
    auto made = std::make_shared<Response>(endpoint.answer(sources, request));
    if (made->status != 200)
        return *made;
    made->headers.emplace_back("ETag", http::etag_of(made->body));
    m_cache.keep(index, key, made);
    return *made;
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

}  // namespace ocks::site
