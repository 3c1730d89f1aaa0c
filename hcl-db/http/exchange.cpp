// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/exchange.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "hcl-db/http/multipart.hpp"

#include <algorithm>
#include <cctype>

namespace ocks::http {
namespace {

/// What may be on its way when a client has not yet read that it is refused.
constexpr std::size_t most_discarded = 64U << 20U;
constexpr std::size_t longest_noted_path = 256;

std::optional<Method> parse_method(std::string_view word)
{
    if (word == "GET" || word == "HEAD")
        return Method::get;
    if (word == "PUT")
        return Method::put;
    if (word == "POST")
        return Method::post;
    return std::nullopt;
}

/// Empty if the answer has none of that name.
std::string header_of(const Response& answer, std::string_view name)
{
    const auto found = std::ranges::find(answer.headers, name, &std::pair<std::string, std::string>::first);
    return found == answer.headers.end() ? std::string{} : found->second;
}

/// The word of a stranger is none that a count should be kept by.
std::string noted_method(std::string_view word)
{
    return parse_method(word) ? std::string{word} : "OTHER";
}

/// "Text/HTML; charset=utf-8" is text/html.
std::string media_type(std::string_view header)
{
    std::string type{trimmed(header.substr(0, header.find(';')))};
    std::ranges::transform(
        type, type.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return type;
}

Problem bad_request(std::string detail)
{
    return {.status = 400,
            .code = "bad-request",
            .title = "The request cannot be understood",
            .detail = std::move(detail),
            .errors = {}};
}

bool reserve(Budget& budget, std::size_t bytes)
{
    std::size_t left = budget.left.load();
    while (left >= bytes) {
        if (budget.left.compare_exchange_weak(left, left - bytes))
            return true;
    }
    return false;
}

/// Answers that are the same for the same bytes let a browser and a cache ask whether anything changed.
void tag(Response& response, const Request& request)
{
    if (request.method != Method::get || response.status != 200)
        return;
    const auto known = std::ranges::find(response.headers, "ETag", &std::pair<std::string, std::string>::first);
    const std::string etag = known != response.headers.end() ? known->second : etag_of(response.body);
    if (known == response.headers.end())
        response.headers.emplace_back("ETag", etag);
    if (request.if_none_match.find(etag) != std::string::npos) {
        response.status = 304;
        response.body.clear();
    }
}

}  // namespace

Exchange::Exchange(std::string target) : m_target(std::move(target))
{
    m_observed.path = m_target.substr(0, std::min(m_target.find('?'), longest_noted_path));
}

Exchange::~Exchange()
{
    if (m_budget != nullptr)
        m_budget->left += m_reserved;
}

std::optional<Response>
Exchange::take_head(std::string_view method, const Headers& headers, const Application& application, Budget& budget)
{
    m_application = &application;
    m_observed.request = headers.request_id;
    m_observed.method = noted_method(method);
    m_request.content_type = media_type(headers.content_type);
    m_request.boundary = boundary_of(headers.content_type);
    m_request.host = headers.host;
    m_request.accept = headers.accept;
    m_request.accept_language = headers.accept_language;
    m_request.if_none_match = headers.if_none_match;
    auto target = parse_target(m_target);
    if (!target)
        return application.refuse(bad_request(to_string(target.error())), m_request);
    m_request.target = *std::move(target);
    if (application.enter)
        application.enter(m_request);

    const auto known = parse_method(method);
    m_request.method = known.value_or(Method::get);
    Match found = match(application.routes, m_request.method, m_request.target.segments);
    if (found.route == nullptr && found.allowed.empty())
        return application.refuse({.status = 404,
                                   .code = "not-found",
                                   .title = "There is nothing at this address",
                                   .detail = m_target,
                                   .errors = {}},
                                  m_request);
    if (found.route == nullptr || !known) {
        Response refused = application.refuse({.status = 405,
                                               .code = "method-not-allowed",
                                               .title = "This address does not take that method",
                                               .detail = std::string{method} + " " + m_target,
                                               .errors = {}},
                                              m_request);
        refused.headers.emplace_back("Allow", found.route == nullptr ? found.allowed : "GET, HEAD");
        return refused;
    }
    m_route = found.route;
    m_observed.route = m_route->pattern;
    m_request.captured = std::move(found.captured);
    if (auto problem = checked_body(headers, budget))
        return application.refuse(*problem, m_request);
    return std::nullopt;
}

/// libmicrohttpd lets both kinds of length through together, and two of one kind; a proxy in front may
/// read the other one, and see another request than we do.
std::optional<Problem> Exchange::checked_length(const Headers& headers, std::size_t& length) const
{
    if (headers.content_lengths.size() > 1 || (!headers.content_lengths.empty() && !headers.transfer_encoding.empty()))
        return bad_request("more than one length is given for its body");
    if (!headers.transfer_encoding.empty() && m_route->body_limit > 0)
        return Problem{.status = 411,
                       .code = "length-required",
                       .title = "An upload says how long it is",
                       .detail = "send Content-Length rather than Transfer-Encoding",
                       .errors = {}};
    if (!headers.transfer_encoding.empty())
        return bad_request("a body where none is taken");
    if (headers.content_lengths.empty())
        return std::nullopt;
    const auto parsed = parse_unsigned(headers.content_lengths.front());
    if (!parsed)
        return bad_request("Content-Length: " + parsed.error().why);
    length = *parsed;
    return std::nullopt;
}

std::optional<Problem> Exchange::checked_body(const Headers& headers, Budget& budget)
{
    std::size_t length = 0;
    if (auto problem = checked_length(headers, length))
        return problem;
    if (length > 0 && m_route->body_limit == 0)
        return bad_request("a body where none is taken");
    if (length > m_route->body_limit)
        return Problem{.status = 413,
                       .code = "too-large",
                       .title = "The upload is too large",
                       .detail = std::to_string(length) + " bytes; at most " + std::to_string(m_route->body_limit) +
                                 " are taken",
                       .errors = {}};
    if (m_route->body_limit > 0 &&
        std::ranges::find(m_route->content_types, m_request.content_type) == m_route->content_types.end())
        return Problem{.status = 415,
                       .code = "media-type",
                       .title = "This address does not take that type of content",
                       .detail = m_request.content_type.empty() ? "no Content-Type is given" : m_request.content_type,
                       .errors = {}};
    if (!reserve(budget, length))
        return Problem{.status = 503,
                       .code = "busy",
                       .title = "Too many uploads are under way",
                       .detail = "try again in some seconds",
                       .errors = {}};
    m_budget = &budget;
    m_reserved = length;
    return std::nullopt;
}

bool Exchange::take(std::string_view piece, std::chrono::seconds deadline)
{
    if (std::chrono::steady_clock::now() - m_begun > deadline)
        return false;
    if (m_discarding) {
        m_discarded += piece.size();
        return m_discarded <= most_discarded;
    }
    if (m_request.body.size() + piece.size() > m_reserved)
        return false;
    m_request.body += piece;
    return true;
}

Response Exchange::answer()
{
    Response response = m_route->handler(m_request);
    tag(response, m_request);
    return response;
}

void Exchange::note(Response& answer)
{
    m_observed.status = answer.status;
    m_observed.problem = header_of(answer, "X-Problem");
    m_observed.location = header_of(answer, "Location");
    answer.headers.emplace_back("X-Request-Id", m_observed.request);
    m_observed.sent = m_observed.method == "HEAD" ? 0 : answer.body.size();
}

Observed Exchange::observed() const
{
    Observed whole = m_observed;
    whole.received = m_request.body.size();
    whole.took = std::chrono::steady_clock::now() - m_begun;
    return whole;
}

}  // namespace ocks::http
