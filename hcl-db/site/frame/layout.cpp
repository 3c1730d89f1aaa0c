// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/layout.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace ocks::site {
namespace {

using namespace html;

struct Place {
    std::string_view path;
    std::string_view title;
    bool needs_server = false;
};

constexpr auto places = std::to_array<Place>({
    {"/listings", "Machines"},
    {"/components", "Components"},
    {"/drivers", "Drivers"},
    {"/kernels", "Kernels"},
    {"/vendors", "Vendors"},
    {"/check", "Check my machine", true},
    {"/policies", "Policies"},
});

std::string in_language(Language language, const http::Request& request)
{
    const std::string query = query_of(request.target);
    return std::string{prefix_of(language)} + path_of(request) + (query.empty() ? "" : "?" + query);
}

Html language_switch(const Words& words, const http::Request& request)
{
    const Language other = words.language() == Language::chinese ? Language::english : Language::chinese;
    // A form that was sent cannot be asked for by a link.
    const bool can_follow = request.method == http::Method::get;
    return element("a",
                   {attribute("class", "language"),
                    href(can_follow ? in_language(other, request) : std::string{prefix_of(other)} + path_of(request)),
                    attribute("lang", tag_of(other)),
                    attribute("hreflang", tag_of(other)),
                    attribute("rel", "alternate")},
                   other == Language::english ? "English" : "中文");
}

Html search_form(const Page& page, const Words& words)
{
    return element("form",
                   {attribute("role", "search"), action(words.address("/")), attribute("method", "get")},
                   single("input",
                          {attribute("type", "search"),
                           attribute("name", "q"),
                           attribute("value", page.search),
                           attribute("maxlength", "200"),
                           attribute("aria-label", words("Search")),
                           attribute("placeholder", words("Model, vendor, PCI id or driver"))}),
                   element("button", {attribute("type", "submit")}, words("Search")));
}

Html navigation(const Words& words, const http::Request& request)
{
    const std::string here = path_of(request);
    Html items;
    for (const Place& place : places) {
        if (place.needs_server && request.for_mirror)
            continue;
        const bool is_here = here == place.path || here.starts_with(std::string{place.path} + "/");
        const std::string address = words.address(place.path);
        items += element("li",
                         is_here ? element("a", {href(address), attribute("aria-current", "true")}, words(place.title))
                                 : element("a", {href(address)}, words(place.title)));
    }
    return element("nav", {attribute("class", "places"), attribute("aria-label", words("Site"))}, element("ul", items));
}

Html header(const Page& page, const Words& words, const http::Request& request)
{
    return element("header",
                   element("div",
                           {attribute("class", "masthead")},
                           element("a",
                                   {attribute("class", "brand"), href(words.address("/"))},
                                   element("b", "OCKS"),
                                   " ",
                                   element("span", words("Hardware Compatibility List"))),
                           request.for_mirror ? Html{} : search_form(page, words),
                           language_switch(words, request)),
                   navigation(words, request));
}

Html footer(const Page& page, const Words& words, const http::Request& request)
{
    Html links = element("a", {href(words.address("/about"))}, words("How to read this list"));
    if (page.has_json) {
        const std::string query = query_of(request.target);
        const std::string path = path_of(request);
        links +=
            joined(" · ",
                   element("a",
                           {href((path == "/" ? "/listings" : path) + ".json" + (query.empty() ? "" : "?" + query))},
                           words("This page as JSON")));
    }
    if (!page.feed.empty())
        links += joined(" · ", element("a", {href(page.feed)}, words("Atom feed")));
    links += joined(" · ",
                    element("a", {href("/export/hcl.csv")}, words("Everything as CSV")),
                    " · ",
                    element("a", {href("/openapi.json")}, "API"));
    return element(
        "footer",
        element("p",
                words("Every verdict here was worked out again from signed measurements; nothing is edited by hand.")),
        element("p", links));
}

Html head(const Page& page, const http::Request& request)
{
    Html links =
        joined(single("link", {attribute("rel", "stylesheet"), href("/style.css")}),
               single("link", {attribute("rel", "icon"), attribute("type", "image/svg+xml"), href("/icon.svg")}));
    for (const Language language : {Language::english, Language::chinese})
        links += single("link",
                        {attribute("rel", "alternate"),
                         attribute("hreflang", tag_of(language)),
                         href(in_language(language, request))});
    if (!page.feed.empty())
        links +=
            single("link", {attribute("rel", "alternate"), attribute("type", "application/atom+xml"), href(page.feed)});
    return links;
}

bool is_for_a_program(const http::Request& request)
{
    const auto& segments = request.target.segments;
    return request.wants_json || (!segments.empty() && segments.front() == "api");
}

}  // namespace

http::Response to_response(const Page& page, const http::Request& request)
{
    const Words words = words_of(request);
    const Html body = joined(element("a", {attribute("class", "skip"), href("#main")}, words("Skip to the content")),
                             header(page, words, request),
                             element("main", {attribute("id", "main")}, page.body),
                             footer(page, words, request));
    return {.status = page.status,
            .type = "text/html; charset=utf-8",
            .body = document(tag_of(words.language()), page.title + " — OCKS HCL", head(page, request), body),
            .headers = {{"Vary", "Accept, Accept-Language"}, {"Cache-Control", "public, max-age=60"}}};
}

Words words_of(const http::Request& request)
{
    const std::string_view asked =
        request.language.empty() ? http::parameter(request.target, "lang") : std::string_view{request.language};
    return Words{choose_language(asked, request.accept_language), !asked.empty()};
}

std::string path_of(const http::Request& request)
{
    std::string path;
    for (const std::string& segment : request.target.segments)
        path += "/" + http::encoded(segment);
    return path.empty() ? "/" : path;
}

std::string query_of(const http::Target& target)
{
    std::vector<std::pair<std::string_view, std::string_view>> fields{target.query.begin(), target.query.end()};
    std::ranges::sort(fields);
    std::string query;
    for (const auto& [name, value] : fields) {
        if (name != "lang" && !value.empty())
            query += (query.empty() ? "" : "&") + http::encoded(name) + "=" + http::encoded(value);
    }
    return query;
}

Html heading(std::string_view kicker, std::string_view title, const Html& below)
{
    return element("div",
                   {attribute("class", "heading")},
                   kicker.empty() ? Html{} : element("p", {attribute("class", "kicker")}, kicker),
                   element("h1", title),
                   below);
}

Html section(std::string_view id, std::string_view title, const Html& content)
{
    return element("section", {attribute("aria-labelledby", id)}, element("h2", {attribute("id", id)}, title), content);
}

http::Response problem_page(const Problem& problem, const http::Request& request)
{
    if (is_for_a_program(request))
        return http::to_response(problem);
    const Words words = words_of(request);
    Html errors;
    for (const std::string& error : problem.errors)
        errors += element("li", error);
    http::Response response = to_response(
        {.title = std::string{words(problem.title)},
         .body = joined(heading(std::to_string(problem.status) + " " + std::string{http::reason_of(problem.status)},
                                words(problem.title)),
                        element("p", element("code", problem.detail)),
                        errors.empty() ? Html{} : element("ul", errors),
                        element("p", element("a", {href(words.address("/listings"))}, words("All listings")))),
         .has_json = false,
         .status = problem.status},
        request);
    response.headers = {
        {"Vary", "Accept, Accept-Language"}, {"Cache-Control", "no-store"}, {"X-Problem", problem.code}};
    return response;
}

http::Response not_found(const http::Request& request, std::string_view what)
{
    return problem_page({.status = 404,
                         .code = "not-found",
                         .title = "There is nothing at this address",
                         .detail = std::string{what},
                         .errors = {}},
                        request);
}

}  // namespace ocks::site
