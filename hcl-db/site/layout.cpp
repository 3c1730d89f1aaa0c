// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/layout.hpp"

namespace ocks::site {
namespace {

using namespace html;

struct Sign {
    std::string_view word;
    std::string_view text;   ///< what the page says
    std::string_view sign;   ///< a shape for those who do not see colours
    std::string_view style;  ///< the class in style.css
};

constexpr auto signs = std::to_array<Sign>({
    {"error", "error", "!", "badge warn"},
    {"exempt", "exempt", "–", "badge quiet"},
    {"fail", "fail", "✕", "badge fail"},
    {"incomplete", "incomplete", "◐", "badge warn"},
    {"info", "info", "i", "badge quiet"},
    {"not-applicable", "not applicable", "–", "badge quiet"},
    {"pass", "pass", "✓", "badge pass"},
    {"skip", "skipped", "→", "badge warn"},
    {"tested", "tested", "✓", "badge pass"},
    {"uncovered", "not covered", "✕", "badge warn"},
    {"untested", "untested", "–", "badge quiet"},
});

std::string with_language(const Page& page, std::string_view code)
{
    return page.path + "?" + (page.query.empty() ? "" : page.query + "&") + "lang=" + std::string{code};
}

Html language_switch(const Page& page)
{
    const bool chinese = page.words.language() == Language::chinese;
    const std::string_view code = chinese ? "en" : "zh-CN";
    return element("a",
                   {href(with_language(page, code)),
                    attribute("lang", code),
                    attribute("hreflang", code),
                    attribute("rel", "alternate")},
                   chinese ? "English" : "中文");
}

Html kept_language(const Words& words)
{
    if (!words.is_asked())
        return {};
    return single(
        "input",
        {attribute("type", "hidden"), attribute("name", "lang"), attribute("value", code_of(words.language()))});
}

Html header(const Page& page)
{
    const Words& words = page.words;
    const Html box = single("input",
                            {attribute("type", "search"),
                             attribute("name", "q"),
                             attribute("value", page.search),
                             attribute("maxlength", "200"),
                             attribute("aria-label", words("Search")),
                             attribute("placeholder", words("Model, vendor, PCI id or driver"))});
    return element("header",
                   element("div",
                           {attribute("class", "bar")},
                           element("a",
                                   {attribute("class", "brand"), href(words.address("/"))},
                                   element("b", "OCKS"),
                                   " ",
                                   element("span", words("Hardware Compatibility List"))),
                           element("form",
                                   {attribute("role", "search"), action("/"), attribute("method", "get")},
                                   box,
                                   kept_language(words),
                                   element("button", {attribute("type", "submit")}, words("Search"))),
                           language_switch(page)));
}

Html footer(const Page& page)
{
    const Words& words = page.words;
    Html links = element("a", {href(words.address("/"))}, words("All listings"));
    if (!page.json_path.empty())
        links += joined(" · ", element("a", {href(page.json_path)}, words("This page as JSON")));
    return element(
        "footer",
        element("p",
                words("Every verdict here was worked out again from signed measurements; nothing is edited by hand.")),
        element("p", links));
}

Html head(const Page& page)
{
    return joined(
        single("link", {attribute("rel", "stylesheet"), href("/style.css")}),
        single("link", {attribute("rel", "icon"), attribute("type", "image/svg+xml"), href("/icon.svg")}),
        single("link", {attribute("rel", "alternate"), attribute("hreflang", "en"), href(with_language(page, "en"))}),
        single("link",
               {attribute("rel", "alternate"), attribute("hreflang", "zh-CN"), href(with_language(page, "zh-CN"))}));
}

bool is_for_a_program(const http::Request& request)
{
    const auto& segments = request.target.segments;
    return request.method != http::Method::get || (!segments.empty() && segments.front() == "api") ||
           wants_json(request);
}

}  // namespace

http::Response to_response(const Page& page)
{
    const Html body =
        joined(element("a", {attribute("class", "skip"), href("#main")}, page.words("Skip to the content")),
               header(page),
               element("main", {attribute("id", "main")}, page.body),
               footer(page));
    return {.status = page.status,
            .type = "text/html; charset=utf-8",
            .body = document(code_of(page.words.language()), page.title + " — OCKS HCL", head(page), body),
            .headers = {{"Vary", "Accept, Accept-Language"}, {"Cache-Control", "public, max-age=60"}}};
}

Words words_of(const http::Request& request)
{
    const std::string_view asked = http::parameter(request.target, "lang");
    return Words{choose_language(asked, request.accept_language), !asked.empty()};
}

bool wants_json(const http::Request& request)
{
    if (http::parameter(request.target, "format") == "json")
        return true;
    if (!request.target.segments.empty() && request.target.segments.back().ends_with(".json"))
        return true;
    return request.accept.find("application/json") != std::string::npos &&
           request.accept.find("text/html") == std::string::npos;
}

Html badge(const Words& words, std::string_view word)
{
    for (const Sign& each : signs) {
        if (each.word == word)
            return element("span",
                           {attribute("class", each.style)},
                           element("span", {attribute("aria-hidden", "true")}, each.sign),
                           " ",
                           words(each.text));
    }
    return element("span", {attribute("class", "badge quiet")}, word);
}

std::string name_of(const Words& words, const Listing& listing)
{
    if (listing.product.empty() && listing.vendor.empty())
        return std::string{words("A machine that does not say its name")};
    if (listing.product.empty())
        return words("A machine of {}", {listing.vendor});
    return listing.vendor.empty() ? listing.product : listing.vendor + " " + listing.product;
}

Html listing_link(const Words& words, const Listing& listing)
{
    return element("a", {href(words.address("/listings/" + listing.id))}, name_of(words, listing));
}

Html component_link(const Words& words, const Component& component)
{
    return element("a", {href(words.address("/components/pci/" + component.id))}, element("code", component.id));
}

Html time_of(std::string_view rfc3339)
{
    std::string text{rfc3339};
    if (text.size() == 20)
        text = text.substr(0, 10) + " " + text.substr(11, 5) + " UTC";
    return element("time", {attribute("datetime", rfc3339)}, text);
}

Html fact(std::string_view term, const Html& value)
{
    if (value.empty())
        return {};
    return element("div", element("dt", term), element("dd", value));
}

http::Response problem_page(const Problem& problem, const http::Request& request)
{
    if (is_for_a_program(request))
        return http::to_response(problem);
    const Words words = words_of(request);
    Page page{.words = words,
              .title = std::string{words(problem.title)},
              .path = "/",
              .query = {},
              .json_path = {},
              .search = {},
              .body =
                  joined(element("p",
                                 {attribute("class", "kicker")},
                                 std::to_string(problem.status) + " " + std::string{http::reason_of(problem.status)}),
                         element("h1", words(problem.title)),
                         element("p", element("code", problem.detail)),
                         element("p", element("a", {href(words.address("/"))}, words("All listings")))),
              .status = problem.status};
    http::Response response = to_response(page);
    response.headers = {{"Vary", "Accept, Accept-Language"}, {"Cache-Control", "no-store"}};
    return response;
}

}  // namespace ocks::site
