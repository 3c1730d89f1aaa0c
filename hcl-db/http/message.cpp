// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/message.hpp"

#include "core/digest.hpp"

#include <nlohmann/json.hpp>

namespace ocks::http {

Response to_response(const Problem& problem)
{
    nlohmann::ordered_json body;
    body["type"] = "urn:opencloudos:ocks:problem:" + problem.code;
    body["title"] = problem.title;
    body["status"] = problem.status;
    body["detail"] = problem.detail;
    if (!problem.errors.empty())
        body["errors"] = problem.errors;
    // A detail can quote bytes that a stranger sent.
    return {.status = problem.status,
            .type = "application/problem+json",
            .body = body.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n',
            .headers = {{"X-Problem", problem.code}}};
}

std::string etag_of(std::string_view body)
{
    return '"' + sha256(body).substr(0, 32) + '"';
}

std::string_view reason_of(unsigned status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Content";
    case 503:
        return "Service Unavailable";
    default:
        return "Internal Server Error";
    }
}

}  // namespace ocks::http
