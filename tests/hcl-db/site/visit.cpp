// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hcl-db/site/visit.hpp"

#include "drivers-matrix/file/write.hpp"
#include "tests/hcl-db/publish.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace ocks::testing {

std::string small_matrix()
{
    Matrix matrix{.release = "6.12.8-2611.1.0.ocks", .architecture = "x86_64"};
    matrix.modules = {
        {.name = "e1000e", .path = "drivers/net/ethernet/intel/e1000e/e1000e", .symbol = "CONFIG_E1000E"}};
    matrix.entries = {{.pattern = "pci:v00008086d000010D3sv*sd*bc*sc*i*", .module = 0, .driver = "e1000e"}};
    matrix.left_out = {{.module = "ice", .symbol = "CONFIG_ICE"}};
    return to_bytes(in_order(std::move(matrix)));
}

Pages::Pages() = default;

std::string Pages::add(const Ingredients& run)
{
    std::string id = submit(run);
    publish(*shelf.store, id);
    (void)published.refresh();
    return id;
}

std::string Pages::submit(const Ingredients& run)
{
    const auto done = ingest(packed(assemble(run, policy())), ours, *shelf.store, std::chrono::system_clock::now());
    const auto* accepted = std::get_if<Accepted>(&done);
    if (accepted == nullptr)
        throw std::runtime_error(std::get<Problem>(done).detail);
    (void)published.refresh();
    return accepted->receipt.listing_id;
}

http::Response Pages::ask(http::Request request, std::string_view target)
{
    auto parsed = http::parse_target(target);
    http::Response refused;
    refused.status = 400;
    if (!parsed)
        return refused;
    request.target = *std::move(parsed);
    site::enter(request);
    auto found = http::match(routes.routes, request.method, request.target.segments);
    if (found.route == nullptr)
        return routes.refuse({.status = 404, .code = "not-found", .title = {}, .detail = {}, .errors = {}}, request);
    request.captured = std::move(found.captured);
    return found.route->handler(request);
}

http::Response Pages::get(std::string_view target, std::string_view accept_language)
{
    http::Request request;
    request.host = "hcl.test";
    request.accept_language = accept_language;
    return ask(std::move(request), target);
}

http::Response Pages::post(std::string_view target, std::string_view type, std::string_view body)
{
    http::Request request;
    request.method = http::Method::post;
    request.content_type = type;
    request.body = body;
    return ask(std::move(request), target);
}

std::string Pages::page(std::string_view target, std::string_view accept_language)
{
    const http::Response response = get(target, accept_language);
    return response.status == 200 ? response.body : "status " + std::to_string(response.status);
}

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

std::string header(const http::Response& response, std::string_view name)
{
    const auto found = std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
    return found == response.headers.end() ? std::string{} : found->second;
}

}  // namespace ocks::testing
