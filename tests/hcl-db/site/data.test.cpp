// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/files.hpp"
#include "tests/hcl-db/publish.hpp"
#include "tests/hcl-db/site/visit.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <libxml/parser.h>
#include <nlohmann/json.hpp>

using namespace ocks;
using namespace ocks::testing;

namespace {

bool is_well_formed(const std::string& xml)
{
    xmlDoc* document = xmlReadMemory(
        xml.data(), static_cast<int>(xml.size()), "test.xml", nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR);
    xmlFreeDoc(document);
    return document != nullptr;
}

}  // namespace

TEST_CASE("a cell of CSV is no formula in any spreadsheet", "[site]")
{
    CHECK(site::csv_cell("Acme") == "Acme");
    CHECK(site::csv_cell("") == "");
    CHECK(site::csv_cell("a,b") == "\"a,b\"");
    CHECK(site::csv_cell("a\"b") == "\"a\"\"b\"");
    CHECK(site::csv_cell("=1+1") == "\"'=1+1\"");
    CHECK(site::csv_cell("+1") == "\"'+1\"");
    CHECK(site::csv_cell("-1") == "\"'-1\"");
    CHECK(site::csv_cell("@SUM(A1)") == "\"'@SUM(A1)\"");
    CHECK(site::csv_cell("  =1") == "\"'  =1\"");
    CHECK(site::csv_cell("\t=1") == "\"'\t=1\"");
    CHECK(site::csv_cell("a\r\n=1") == "\"a\r\n=1\"");
}

TEST_CASE("the list as CSV has a line for each listing, whatever its machine calls itself", "[site]")
{
    Pages site;
    Ingredients run = good_run();
    run.inventory.devices[0].properties["vendor"] = "=HYPERLINK(\"http://evil\")";
    site.add(run);
    const http::Response csv = site.get("/export/hcl.csv");
    CHECK(csv.type == "text/csv; charset=utf-8; header=present");
    CHECK(std::ranges::count(csv.body, '\n') == 2);
    CHECK(has(csv.body, ",\"'=HYPERLINK(\"\"http://evil\"\")\",Rack 7525,"));
}

TEST_CASE("every line of the JSON export is one listing with its components", "[site]")
{
    Pages site;
    site.add(good_run());
    const std::string lines = site.page("/export/hcl.jsonl");
    const auto listing = nlohmann::json::parse(lines);
    CHECK(listing["vendor"] == "Acme");
    CHECK(listing["components"].size() == 2);
    CHECK(lines.ends_with("}\n"));
}

TEST_CASE("of what nobody has decided nothing is told but at its own address", "[site]")
{
    Pages site;
    const std::string id = site.submit(good_run());
    CHECK(std::ranges::count(site.page("/export/hcl.csv"), '\n') == 1);
    CHECK(site.page("/export/hcl.jsonl").empty());
    CHECK_FALSE(has(site.page("/feeds/all.atom"), id));
    CHECK_FALSE(has(site.page("/sitemap.txt"), id));
    CHECK(has(site.page("/api/v1/listings"), "\"count\": 0"));
    CHECK(has(site.page("/"), "Nothing is listed yet."));
    CHECK(site.get("/components/pci/8086:10d3").status == 404);
    CHECK(site.get("/vendors/Acme").status == 404);
    CHECK(has(site.page("/listings/" + id), "No maintainer has decided on it yet."));
    CHECK(has(site.page("/listings/" + id + "/report.xml"), "<report"));

    publish(*site.shelf.store, id);
    REQUIRE(site.published.refresh());
    CHECK(has(site.page("/export/hcl.csv"), id));
    CHECK(has(site.page("/feeds/all.atom"), id));
    CHECK(has(site.page("/sitemap.txt"), id));
    CHECK(has(site.page("/api/v1/listings"), "\"count\": 1"));

    Decision rejection;
    rejection.kind = Decision::Kind::reject;
    decide(*site.shelf.store, id, std::move(rejection));
    REQUIRE(site.published.refresh());
    CHECK_FALSE(has(site.page("/export/hcl.csv"), id));
    CHECK_FALSE(has(site.page("/feeds/all.atom"), id));
    CHECK(has(site.page("/api/v1/listings"), "\"count\": 0"));
    CHECK(site.get("/listings/" + id).status == 200);
}

TEST_CASE("feeds are well-formed, and name what they are about", "[site]")
{
    Pages site;
    Ingredients run = good_run();
    run.inventory.devices[0].properties["product"] = "Rack & <Blade> \x01";
    const std::string id = site.add(run);
    for (const char* target : {"/feeds/all.atom", "/feeds/vendors/Acme.atom"}) {
        const std::string feed = site.page(target);
        CHECK(is_well_formed(feed));
        CHECK(has(feed, "urn:opencloudos:ocks:listing:" + id));
    }
    CHECK(site.get("/feeds/vendors/Nobody.atom").status == 404);
}

TEST_CASE("a badge is a picture that says its word to who does not see it", "[site]")
{
    Pages site;
    const std::string id = site.submit(good_run());
    const http::Response badge = site.get("/listings/" + id + "/badge.svg");
    CHECK(badge.type == "image/svg+xml");
    CHECK(is_well_formed(badge.body));
    CHECK(has(badge.body, "<title>OCKS: pass</title>"));
    CHECK(site.get("/listings/nothing/badge.svg").status == 404);
}

TEST_CASE("the OpenAPI document has every route, and every operation answers as it says", "[site]")
{
    Pages site;
    const std::string id = site.add(good_run());
    const auto document = nlohmann::json::parse(site.page("/openapi.json"));
    const std::map<std::string, std::string> examples{{"{number}", "1"},
                                                      {"{kind}", "nic"},
                                                      {"{name}", "e1000e"},
                                                      {"{release}", "6.12.8-2611.1.0.ocks"},
                                                      {"{vendor}", "Acme"},
                                                      {"{before}", id},
                                                      {"{after}", id},
                                                      {"{sha256}", policy().sha256}};
    std::size_t operations = 0;
    for (const auto& [pattern, methods] : document["paths"].items()) {
        operations += methods.size();
        if (!methods.contains("get"))
            continue;
        std::string target = pattern;
        const std::string own = has(pattern, "/components/") ? "8086:10d3" : id;
        if (const std::size_t at = target.find("{id}"); at != std::string::npos)
            target.replace(at, 4, own);
        for (const auto& [hole, value] : examples) {
            if (const std::size_t at = target.find(hole); at != std::string::npos)
                target.replace(at, hole.size(), has(pattern, "/feeds/") ? value + ".atom" : value);
        }
        INFO(target);
        const http::Response response = site.get(target);
        CHECK(response.status == 200);
        const std::string type = methods["get"]["responses"]["200"]["content"].items().begin().key();
        CHECK(response.type.starts_with(type));
        CHECK((type != "application/json" || nlohmann::json::accept(response.body)));
    }
    // /healthz is for whoever runs the server, and is no part of the interface.
    CHECK(operations + 1 == site.routes.routes.size());
}
