// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/router.hpp"

#include "core/text.hpp"

#include <optional>
#include <set>

namespace ocks::http {
namespace {

std::optional<std::vector<std::string>> captured_by(std::string_view pattern, const std::vector<std::string>& segments)
{
    const std::string_view inner = pattern.substr(1);
    const auto parts = inner.empty() ? std::vector<std::string_view>{} : split(inner, '/');
    if (parts.size() != segments.size())
        return std::nullopt;
    std::vector<std::string> captured;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (parts[at] == "{}" && !segments[at].empty())
            captured.push_back(segments[at]);
        else if (parts[at] != segments[at])
            return std::nullopt;
    }
    return captured;
}

std::string_view allowed_by(Method method)
{
    switch (method) {
    case Method::get:
        return "GET, HEAD";
    case Method::put:
        return "PUT";
    case Method::post:
        return "POST";
    }
    return {};
}

}  // namespace

Match match(std::span<const Route> routes, Method method, const std::vector<std::string>& segments)
{
    std::set<std::string_view> methods;
    for (const Route& route : routes) {
        auto captured = captured_by(route.pattern, segments);
        if (!captured)
            continue;
        if (route.method == method)
            return {.route = &route, .captured = *std::move(captured), .allowed = {}};
        methods.insert(allowed_by(route.method));
    }
    Match none;
    for (const std::string_view each : methods)
        none.allowed += (none.allowed.empty() ? "" : ", ") + std::string{each};
    return none;
}

}  // namespace ocks::http
