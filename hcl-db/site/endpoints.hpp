// SPDX-License-Identifier: GPL-3.0-or-later
/// Every address of the site in one table: routes, the OpenAPI document and the mirror are made of it.
#pragma once

#include "hcl-db/site/sources.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::site {

enum class Shape {
    page,  ///< HTML in two languages, and JSON at the same address with .json behind it and below /api/v1
    file,  ///< of one type and in no language
};

struct Parameter {
    std::string_view name;
    std::string_view about;
};

struct Endpoint {
    http::Method method = http::Method::get;
    std::string_view pattern = {};  ///< "/listings/{}"
    PageFunction answer = nullptr;
    Shape shape = Shape::page;
    std::string_view type = "text/html";          ///< of a file
    std::string_view about = {};                  ///< one sentence for the OpenAPI document
    std::vector<std::string_view> captured = {};  ///< what each {} is: "id"
    std::vector<Parameter> parameters = {};       ///< of the query
    std::size_t body_limit = 0;                   ///< bytes
    std::vector<std::string_view> body_types = {};
    bool has_json = true;  ///< of a page
};

[[nodiscard]] std::span<const Endpoint> endpoints();

/// As JSON; deterministic.
[[nodiscard]] std::string openapi_document();

}  // namespace ocks::site
