// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/endpoints.hpp"

#include "hcl-db/site/check/form.hpp"
#include "hcl-db/site/data/files.hpp"
#include "hcl-db/site/frame/assets.hpp"
#include "hcl-db/site/pages/pages.hpp"
#include "reports/html/sections.hpp"

namespace ocks::site {
namespace {

using http::Method;

http::Response asset(std::string_view type, std::string_view content)
{
    return {.status = 200,
            .type = std::string{type},
            .body = std::string{content},
            .headers = {{"Cache-Control", "public, max-age=3600"}}};
}

http::Response style_file(const Sources& /*sources*/, const http::Request& /*request*/)
{
    static const std::string style = std::string{style_sheet()} + std::string{picture_style().text()};
    return asset("text/css; charset=utf-8", style);
}

http::Response icon_file(const Sources& /*sources*/, const http::Request& /*request*/)
{
    return asset("image/svg+xml", icon());
}

http::Response robots_file(const Sources& /*sources*/, const http::Request& /*request*/)
{
    return asset("text/plain; charset=utf-8", "User-agent: *\nDisallow: /check\nDisallow: /compare\nAllow: /\n");
}

http::Response openapi_file(const Sources& /*sources*/, const http::Request& /*request*/)
{
    static const std::string document = openapi_document();
    return asset("application/json", document);
}

std::vector<Parameter> search_parameters()
{
    std::vector<Parameter> parameters{
        {"q", "words of a model, a vendor, a PCI id or a driver, all of which must be found"},
        {"page", "number of the page, from 1"},
        {"sort", "newest (as without it), oldest or name"}};
    for (const std::string_view facet : facet_names())
        parameters.push_back({facet, "a value of this facet; given twice, one of the values"});
    return parameters;
}

Endpoint
page(std::string_view pattern, PageFunction answer, std::string_view about, std::vector<std::string_view> captured = {})
{
    return {.pattern = pattern, .answer = answer, .about = about, .captured = std::move(captured)};
}

Endpoint file(std::string_view pattern,
              PageFunction answer,
              std::string_view type,
              std::string_view about,
              std::vector<std::string_view> captured = {})
{
    return {.pattern = pattern,
            .answer = answer,
            .shape = Shape::file,
            .type = type,
            .about = about,
            .captured = std::move(captured)};
}

std::vector<Endpoint> all_endpoints()
{
    std::vector<Endpoint> all{
        page("/", &listings_page, "The first page of all listings"),
        page("/listings", &listings_page, "Listings that match a search, with facets and their counts"),
        page("/listings/pages/{}", &listings_page, "A page of all listings", {"number"}),
        page("/listings/{}", &listing_page, "One listing: verdict, level, machine, tests, devices, history", {"id"}),
        page("/listings/{}/tests", &tests_page, "Every measurement of a listing with its limits", {"id"}),
        page("/listings/{}/tests/pages/{}", &tests_page, "A page of the measurements", {"id", "number"}),
        page("/listings/{}/inventory", &inventory_page, "Everything that was found in the machine", {"id"}),
        page("/listings/{}/inventory/{}", &inventory_page, "Devices of one kind", {"id", "kind"}),
        page("/listings/{}/inventory/{}/pages/{}", &inventory_page, "A page of them", {"id", "kind", "number"}),
        page("/components", &components_page, "PCI devices of all machines"),
        page("/components/pages/{}", &components_page, "A page of them", {"number"}),
        page("/components/pci/{}", &component_page, "One PCI device, wherever it was seen", {"id"}),
        page("/drivers", &drivers_page, "Drivers that were bound to a device"),
        page("/drivers/pages/{}", &drivers_page, "A page of them", {"number"}),
        page("/drivers/{}", &driver_page, "One driver: its devices by kernel, and how they did", {"name"}),
        page("/kernels", &kernels_page, "Kernels that machines were tested with"),
        page("/kernels/{}", &kernel_page, "What was tested with one kernel", {"release"}),
        page("/kernels/{}/pages/{}", &kernel_page, "A page of it", {"release", "number"}),
        page("/vendors", &vendors_page, "Makers of machines"),
        page("/vendors/pages/{}", &vendors_page, "A page of them", {"number"}),
        page("/vendors/{}", &vendor_page, "The machines of one vendor", {"vendor"}),
        page("/vendors/{}/pages/{}", &vendor_page, "A page of them", {"vendor", "number"}),
        page("/compare/{}/{}", &compare_page, "What differs between two listings", {"before", "after"}),
        page("/policies", &policies_page, "The policies that reports are judged by"),
        page("/policies/{}", &policy_page, "Profiles, tests, limits and coverage rules of a policy", {"sha256"}),
        file("/listings/{}/report.xml", &report_file, "application/xml", "The report", {"id"}),
        file("/listings/{}/bundle.ocks", &bundle_file, "application/vnd.ocks.bundle", "The signed bundle", {"id"}),
        file("/listings/{}/badge.svg", &badge_file, "image/svg+xml", "A badge to be shown elsewhere", {"id"}),
        file("/policies/{}/policy.toml", &policy_file, "application/toml", "The file of a policy", {"sha256"}),
        file("/export/hcl.csv", &csv_file, "text/csv", "All listings as a table"),
        file("/export/hcl.jsonl", &jsonl_file, "application/jsonl", "All listings with their components"),
        file("/feeds/all.atom", &feed_file, "application/atom+xml", "The last tested machines"),
        file("/feeds/vendors/{}",
             &feed_file,
             "application/atom+xml",
             "Those of one vendor; its name with .atom",
             {"vendor"}),
        file("/openapi.json", &openapi_file, "application/json", "This document"),
        file("/sitemap.txt", &sitemap_file, "text/plain", "The addresses of the pages"),
        file("/style.css", &style_file, "text/css", "The style sheet of the pages"),
        file("/icon.svg", &icon_file, "image/svg+xml", "The icon of the pages"),
        file("/robots.txt", &robots_file, "text/plain", "For search engines"),
    };
    all[1].parameters = search_parameters();
    all.push_back({.pattern = "/about", .answer = &about_page, .about = "How to read this list", .has_json = false});
    all.push_back({.pattern = "/compare",
                   .answer = &compare_page,
                   .about = "Two listings, named in the query",
                   .parameters = {{"a", "id of a listing"}, {"b", "id of another"}},
                   .has_json = false});
    all.push_back(
        {.pattern = "/check", .answer = &check_page, .about = "The form to check a machine with", .has_json = false});
    all.push_back({.method = Method::post,
                   .pattern = "/check",
                   .answer = &check_page,
                   .about = "Which devices of a machine are certified, have a driver, are untested or unknown",
                   .parameters = {{"kernel", "release and architecture of the kernel, for a body of plain text"}},
                   .body_limit = largest_machine,
                   .body_types = {"multipart/form-data", "application/x-www-form-urlencoded", "text/plain"}});
    return all;
}

}  // namespace

std::span<const Endpoint> endpoints()
{
    static const std::vector<Endpoint> all = all_endpoints();
    return all;
}

}  // namespace ocks::site
