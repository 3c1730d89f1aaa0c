// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/log/routes.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace ocks::log {
namespace {

using http::Method;
using http::Request;
using http::Response;

constexpr std::string_view plain = "text/plain; charset=utf-8";
constexpr std::string_view for_ever = "public, max-age=31536000, immutable";

Response answer(Result<std::string> content, std::string_view type, std::string_view caching)
{
    if (!content)
        return http::to_response({.status = content.error().code == Errc::absent ? 404U : 500U,
                                  .code = content.error().code == Errc::absent ? "not-found" : "log",
                                  .title = "The log cannot answer this",
                                  .detail = to_string(content.error()),
                                  .errors = {}});
    return {.status = 200,
            .type = std::string{type},
            .body = *std::move(content),
            .headers = {{"Cache-Control", std::string{caching}}}};
}

Response tile(Log& log, const Request& request)
{
    const auto name = parse_tile_name(request.captured);
    if (!name)
        return answer(fail(Errc::absent, "tile", "no name of a tile"), plain, "no-store");
    return answer(log.tile(*name), "application/octet-stream", for_ever);
}

Response proof(Log& log, std::string_view kind, const Request& request)
{
    auto text =
        log.proof_of(kind, request.captured.front()).transform([](const Proof& found) { return to_text(found); });
    return answer(std::move(text), plain, "public, max-age=60");
}

}  // namespace

std::vector<http::Route> routes(Log& log, Store& store)
{
    std::vector<http::Route> routes;
    const auto add = [&routes](std::string_view pattern, auto handler) {
        routes.push_back({Method::get, pattern, std::move(handler)});
    };
    add("/log/checkpoint",
        [&log](const Request& /*request*/) { return answer(log.checkpoint(), plain, "public, max-age=5"); });
    // A tile's number has one part for each three digits, and a partial one its width behind it.
    for (const std::string_view pattern :
         {"/log/tile/{}/{}", "/log/tile/{}/{}/{}", "/log/tile/{}/{}/{}/{}", "/log/tile/{}/{}/{}/{}/{}"})
        add(pattern, [&log](const Request& request) { return tile(log, request); });
    add("/listings/{}/proof.tlog-proof", [&log](const Request& request) { return proof(log, "submission", request); });
    add("/decisions/{}/proof.tlog-proof", [&log](const Request& request) { return proof(log, "decision", request); });
    add("/decisions/{}", [&store](const Request& request) {
        return answer(store.decision_note(request.captured.front()), plain, for_ever);
    });
    return routes;
}

}  // namespace ocks::log
