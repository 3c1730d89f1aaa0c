// SPDX-License-Identifier: GPL-3.0-or-later
/// What the server answers to who asks as he should.
#include "tests/hcl-db/client.hpp"

#include <poll.h>

using namespace ocks;
using namespace ocks::testing;

TEST_CASE("a submitted bundle is a listing, as a page and as JSON, in lists and under its components")
{
    Site site;
    const std::string bundle = packed(assemble(good_run(), policy()));
    const std::string created = put(site, bundle);
    CHECK(status(created) == "201");
    const std::string id = listed_id(site);
    CHECK(has(created, "Location: /listings/" + id));
    CHECK(status(put(site, bundle)) == "200");

    CHECK_FALSE(has(get(site, "/"), "Acme Rack 7525"));
    publish(site, id);
    CHECK(has(get(site, "/"), "Acme Rack 7525"));
    CHECK(has(get(site, "/?q=e1000e&verdict=pass"), "1 listing<"));
    CHECK(has(get(site, "/?q=nosuchdriver"), "No listing has all of this."));
    const std::string page = get(site, "/listings/" + id);
    CHECK(has(page, "82574L Gigabit Network Connection"));
    CHECK(has(get(site, "/listings/" + id + "/tests"), "at least 100 MBy/s"));
    CHECK(has(get(site, "/listings/" + id + ".json"), "\"verdict\": \"pass\""));
    CHECK(has(get(site, "/api/v1/listings/" + id), "\"driver\": \"e1000e\""));
    CHECK(has(get(site, "/listings/" + id, "Accept: application/json\r\n"), "application/json"));
    CHECK(has(get(site, "/api/v1/listings"), "\"count\": 1"));
    CHECK(has(get(site, "/components/pci/8086:10d3"), "Seen in 1 listing."));
    CHECK(has(get(site, "/api/v1/components/pci/8086:10d3"), "\"uses\""));
    CHECK(has(get(site, "/listings/" + id + "/report.xml"), "<report xmlns=\"urn:opencloudos:ocks:report:1\""));
    CHECK(get(site, "/listings/" + id + "/bundle.ocks").ends_with(bundle));
    CHECK(has(get(site, "/?lang=zh"), "哪些服务器"));
    CHECK(has(get(site, "/healthz"), "ok"));
    CHECK(has(get(site, "/style.css"), "text/css"));
}

TEST_CASE("what another process adds is seen without a restart")
{
    Site site;
    const auto other = open_store((site.shelf.directory / "hcl.sqlite").string(), false).value();
    CHECK(has(get(site, "/api/v1/listings"), "\"count\": 0"));
    (void)ingest(packed(assemble(good_run(), policy())), site.ours, *other, std::chrono::system_clock::now());
    testing::publish(*other, listed_id(site));
    std::string answer;
    for (int tries = 0; tries < 40 && !has(answer, "\"count\": 1"); ++tries) {
        (void)poll(nullptr, 0, 100);
        answer = get(site, "/api/v1/listings");
    }
    CHECK(has(answer, "\"count\": 1"));
}

TEST_CASE("texts of a machine are texts on every page")
{
    Site site;
    Ingredients run = good_run();
    run.inventory.devices[0].properties["product"] = "<script>alert(1)</script>\"'&";
    run.inventory.devices[5].properties["device_name"] = "</td><img src=x onerror=alert(1)>";
    REQUIRE(status(put(site, packed(assemble(run, policy())))) == "201");
    publish(site, listed_id(site));
    for (const std::string& target : {std::string{"/"},
                                      "/listings/" + listed_id(site),
                                      std::string{"/components/pci/8086:10d3"},
                                      std::string{"/?q=%3Cscript%3Ealert(1)%3C/script%3E"},
                                      std::string{"/<script>alert(1)</script>"}}) {
        const std::string page = get(site, target);
        CHECK_FALSE(has(page, "<script"));
        CHECK_FALSE(has(page, "<img"));
        CHECK(has(page, "Content-Security-Policy: default-src 'none'"));
        CHECK(has(page, "X-Content-Type-Options: nosniff"));
    }
}

TEST_CASE("what is wrong has a page that says so, and a problem for a program")
{
    const Site site;
    CHECK(status(get(site, "/nothing")) == "404");
    CHECK(has(get(site, "/nothing"), "There is nothing at this address"));
    CHECK(has(get(site, "/api/v1/nothing"), "urn:opencloudos:ocks:problem:not-found"));
    CHECK(status(get(site, "/listings/0123456789abcdef")) == "404");
    CHECK(status(get(site, "/components/pci/ffff:ffff")) == "404");
    CHECK(status(get(site, "/listings/..%2f..%2fetc%2fpasswd")) == "400");
    CHECK(status(get(site, "/%zz")) == "400");
    const std::string deleted = ask(site, "DELETE / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    CHECK(status(deleted) == "405");
    CHECK(has(deleted, "Allow: GET, HEAD"));
    CHECK(status(get(site, "/api/v1/submissions")) == "405");
    CHECK(status(put(site, "zeros", "text/plain")) == "415");
    CHECK(status(put(site, "no bundle")) == "400");
    CHECK(status(put(site, packed(assemble(good_run(), policy()), stranger_key()))) == "403");
    CHECK(site.shelf.store->listings().value().empty());
}

TEST_CASE("the same page is not sent twice to who has it")
{
    const Site site;
    const std::string page = get(site, "/style.css");
    const std::size_t at = page.find("ETag: ");
    REQUIRE(at != std::string::npos);
    const std::string etag = page.substr(at + 6, page.find('\r', at) - at - 6);
    const std::string again = get(site, "/style.css", "If-None-Match: " + etag + "\r\n");
    CHECK(status(again) == "304");
    CHECK(again.size() < 1000);
}

TEST_CASE("a second server on one address says why it cannot start")
{
    Site site;
    site::Application application{*site.shelf.store, site.published, site.ours};
    const auto second = http::Server::start(site.server->address(), application.routes());
    REQUIRE_FALSE(second);
    CHECK(second.error().why == "Address already in use");
}
