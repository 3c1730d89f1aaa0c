// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/version.hpp"
#include "hcl-db/site/endpoints.hpp"

#include <nlohmann/json.hpp>

namespace ocks::site {
namespace {

using Json = nlohmann::ordered_json;

/// "/listings/{}" with the names of what it captures: "/listings/{id}".
std::string path_of(const Endpoint& endpoint)
{
    std::string path = endpoint.shape == Shape::page && endpoint.has_json ? "/api/v1" : "";
    std::string_view rest = endpoint.pattern == "/" && !path.empty() ? "" : endpoint.pattern;
    for (const std::string_view name : endpoint.captured) {
        const std::size_t hole = rest.find("{}");
        path += std::string{rest.substr(0, hole)} + "{" + std::string{name} + "}";
        rest.remove_prefix(hole + 2);
    }
    return path + std::string{rest};
}

Json parameter(std::string_view place, std::string_view name, std::string_view about)
{
    Json value;
    value["name"] = name;
    value["in"] = place;
    if (!about.empty())
        value["description"] = about;
    value["required"] = place == "path";
    value["schema"] = {{"type", "string"}};
    return value;
}

Json operation(const Endpoint& endpoint)
{
    Json value;
    value["summary"] = endpoint.about;
    Json parameters = Json::array();
    for (const std::string_view name : endpoint.captured)
        parameters.push_back(parameter("path", name, {}));
    for (const Parameter& each : endpoint.parameters)
        parameters.push_back(parameter("query", each.name, each.about));
    if (!parameters.empty())
        value["parameters"] = std::move(parameters);
    for (const std::string_view type : endpoint.body_types)
        value["requestBody"]["content"][std::string{type}] = Json::object();
    const bool is_json = endpoint.shape == Shape::page && endpoint.has_json;
    value["responses"]["200"]["description"] = "done";
    value["responses"]["200"]["content"][is_json ? "application/json" : std::string{endpoint.type}] = Json::object();
    value["responses"]["default"]["description"] = "refused, and why";
    value["responses"]["default"]["content"]["application/problem+json"]["schema"]["$ref"] =
        "#/components/schemas/Problem";
    return value;
}

Json submission()
{
    Json value;
    value["summary"] = "Takes a signed bundle; the same bytes again have the same receipt";
    value["requestBody"]["required"] = true;
    for (const char* type : {"application/vnd.ocks.bundle", "application/octet-stream"})
        value["requestBody"]["content"][type] = Json::object();
    for (const auto& [status, about] : {std::pair{"200", "known already"}, std::pair{"201", "admitted"}}) {
        value["responses"][status]["description"] = about;
        value["responses"][status]["content"]["application/json"] = Json::object();
    }
    value["responses"]["default"]["description"] = "refused, and why";
    value["responses"]["default"]["content"]["application/problem+json"]["schema"]["$ref"] =
        "#/components/schemas/Problem";
    return value;
}

Json problem_schema()
{
    Json properties;
    properties["type"] = {{"type", "string"}};
    properties["title"] = {{"type", "string"}};
    properties["status"] = {{"type", "integer"}};
    properties["detail"] = {{"type", "string"}};
    properties["errors"] = {{"type", "array"}, {"items", {{"type", "string"}}}};
    return {{"type", "object"}, {"required", {"type", "title", "status", "detail"}}, {"properties", properties}};
}

}  // namespace

std::string openapi_document()
{
    Json document;
    document["openapi"] = "3.1.0";
    document["info"] = {{"title", "OCKS Hardware Compatibility List"}, {"version", std::string{version}}};
    for (const Endpoint& endpoint : endpoints())
        document["paths"][path_of(endpoint)][endpoint.method == http::Method::get ? "get" : "post"] =
            operation(endpoint);
    document["paths"]["/api/v1/submissions"]["post"] = submission();
    document["paths"]["/api/v1/submissions"]["put"] = submission();
    document["components"]["schemas"]["Problem"] = problem_schema();
    return document.dump(2) + '\n';
}

}  // namespace ocks::site
