// SPDX-License-Identifier: GPL-3.0-or-later
/// A request and its answer as plain values; nothing here knows the library that carries them.
#pragma once

#include "hcl-db/http/target.hpp"
#include "hcl-db/problem.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocks::http {

enum class Method { get, put, post };

struct Request {
    Method method = Method::get;
    Target target;
    std::vector<std::string> captured;  ///< what stood for the `{}` of the route, in order
    std::string content_type;           ///< without parameters, lower case
    std::string boundary;               ///< between the parts of a form with files; empty for anything else
    std::string host;                   ///< as the client calls us: bytes of a stranger
    std::string accept;
    std::string accept_language;
    std::string if_none_match;
    std::string body;
    std::string language;  ///< that the address names: "zh" of /zh/listings; empty if it names none
    bool wants_json = false;
    bool for_mirror = false;  ///< the page is to be a file: nothing on it may need a server
};

struct Response {
    unsigned status = 200;
    std::string type = "text/plain; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;  ///< beside those that every answer has
};

/// As application/problem+json.
[[nodiscard]] Response to_response(const Problem& problem);

/// Of these bytes, with its quotes.
[[nodiscard]] std::string etag_of(std::string_view body);

/// "Not Found"; the words of RFC 9110.
[[nodiscard]] std::string_view reason_of(unsigned status);

}  // namespace ocks::http
