// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/file/write.hpp"
#include "hcl-db/site/pages/facets.hpp"
#include "tests/hcl-db/site/visit.hpp"
#include "tests/support/catch.hpp"

#include <regex>
#include <set>

using namespace ocks;
using namespace ocks::testing;

namespace {

Ingredients another_run()
{
    Ingredients run = good_run();
    run.id = "0194f3b0-0000-7000-8000-000000000002";
    run.generated = "2026-03-01T00:00:00Z";
    run.inventory.devices[2].properties["release"] = "6.12.9-2611.2.0.ocks";
    return run;
}

/// Every address of this site that a page links to.
std::vector<std::string> links_of(const std::string& page)
{
    std::vector<std::string> links;
    const std::regex link{"(href|action)=\"(/[^\"]*)\""};
    for (auto each = std::sregex_iterator(page.begin(), page.end(), link); each != std::sregex_iterator{}; ++each) {
        std::string address = (*each)[2];
        for (std::size_t at = address.find("&amp;"); at != std::string::npos; at = address.find("&amp;", at))
            address.replace(at, 5, "&");
        links.push_back(std::move(address));
    }
    return links;
}

}  // namespace

TEST_CASE("a listing's page says verdict, machine, tests, devices, history and how to check it", "[site]")
{
    Pages site;
    const std::string id = site.add(good_run());
    const std::string page = site.page("/listings/" + id);
    for (const char* part : {"Acme Rack 7525",
                             "Every blocking test passed",
                             "nic.traffic",
                             "82574L Gigabit Network Connection",
                             "/components/pci/8086:10d3",
                             "/drivers/e1000e",
                             "/kernels/6.12.8-2611.1.0.ocks",
                             "Picture of the machine",
                             "ocks-cert verify bundle.ocks",
                             "curl -LO http://hcl.test/listings/",
                             "badge.svg"})
        CHECK(has(page, part));
    CHECK(has(site.page("/listings/" + id + "/tests"), "117.5 MBy/s"));
    CHECK(has(site.page("/listings/" + id + "/tests"), "at least 100 MBy/s"));
    CHECK(has(site.page("/listings/" + id + "/inventory"), "/inventory/nic"));
    CHECK(has(site.page("/listings/" + id + "/inventory/nic"), "eth0"));
    CHECK(site.page("/listings/" + id + "/inventory/none") == "status 404");
}

TEST_CASE("a component, a driver, a kernel and a vendor each have a page", "[site]")
{
    Pages site;
    site.add(good_run());
    site.add(another_run());
    CHECK(has(site.page("/components/pci/8086:10d3"), "Seen in 2 listings."));
    CHECK(has(site.page("/components"), "82574L"));
    const std::string driver = site.page("/drivers/e1000e");
    CHECK(has(driver, "6.12.9-2611.2.0.ocks"));
    CHECK(has(driver, "CONFIG_E1000E"));
    CHECK(has(site.page("/drivers/ice"), "CONFIG_ICE"));
    CHECK(has(site.page("/drivers"), "e1000e"));
    CHECK(has(site.page("/kernels"), "6.12.9-2611.2.0.ocks"));
    CHECK(has(site.page("/kernels/6.12.8-2611.1.0.ocks"), "1 listing<"));
    CHECK(has(site.page("/vendors"), "Acme"));
    CHECK(has(site.page("/vendors/Acme"), "2 listings"));
    CHECK(site.page("/vendors/Nobody") == "status 404");
    CHECK(site.page("/drivers/nosuch") == "status 404");
    CHECK(site.page("/kernels/1.2.3") == "status 404");
}

TEST_CASE("a kernel without a driver says so, and one whose built-in drivers are not known says that", "[site]")
{
    Pages site;
    site.add(good_run());
    const auto page_of = [&](bool builtin_tables) {
        Matrix bare{.release = "6.1.0-debian", .architecture = "x86_64"};
        bare.builtin_tables = builtin_tables;
        const std::string bytes = to_bytes(in_order(std::move(bare)));
        const MatrixView other = MatrixView::parse(bytes, "other.matrix").value();
        site::Application application{*site.shelf.store, site.published, site.ours, {&site.matrix, &other}};
        site.routes = application.routes();
        return site.page("/components/pci/8086:10d3");
    };
    const std::string told = page_of(true);
    CHECK(has(told, "6.1.0-debian"));
    CHECK(has(told, "no driver"));
    const std::string untold = page_of(false);
    CHECK_FALSE(has(untold, "no driver"));
    CHECK(has(untold, "unknown"));
}

TEST_CASE("two runs of a model are compared", "[site]")
{
    Pages site;
    const std::string before = site.add(good_run());
    Ingredients worse = another_run();
    worse.inventory.devices[5].properties["driver"] = "vfio-pci";
    const std::string after = site.add(worse);
    CHECK(has(site.page("/listings/" + after), "/compare/" + before + "/" + after));
    const std::string page = site.page("/compare/" + before + "/" + after);
    CHECK(has(page, "Two runs of one model"));
    CHECK(has(page, "vfio-pci"));
    CHECK(has(site.page("/compare?a=" + before + "&b=" + after), "vfio-pci"));
    CHECK(has(site.page("/compare/" + before + "/" + after + ".json"), "\"changes\""));
    CHECK(site.page("/compare/" + before + "/nothing") == "status 404");
    CHECK(has(site.page("/compare"), "<form"));
}

TEST_CASE("facets are links; one that is given twice asks for one or the other", "[site]")
{
    Pages site;
    site.add(good_run());
    site.add(another_run());
    const std::string all = site.page("/listings");
    CHECK(has(all, "2 listings"));
    CHECK(has(all, "/listings?kernel=6.12.9-2611.2.0.ocks"));
    const std::string one = site.page("/listings?kernel=6.12.9-2611.2.0.ocks");
    CHECK(has(one, "1 listing<"));
    CHECK(has(one, "/listings?kernel=6.12.8-2611.1.0.ocks&amp;kernel=6.12.9-2611.2.0.ocks"));
    CHECK(has(site.page("/listings?kernel=6.12.9-2611.2.0.ocks&kernel=6.12.8-2611.1.0.ocks"), "2 listings"));
    CHECK(has(site.page("/?q=e1000e"), "This is a driver:"));
    CHECK(has(site.page("/?q=8086:10D3"), "This is a PCI device:"));
}

TEST_CASE("of a long facet the most frequent values are shown, and those that are chosen", "[site]")
{
    Facet kernels{.name = "kernel", .values = {}};
    for (int number = 10; number < 40; ++number)
        kernels.values.push_back({"6.12." + std::to_string(number), 1, number == 39});
    http::Request request;
    const std::string links = site::facet_links({.places = {}, .facets = {kernels}}, request).markup();
    CHECK(has(links, ">6.12.10<"));
    CHECK(has(links, "6.12.39<"));
    CHECK_FALSE(has(links, ">6.12.38<"));
    CHECK(has(links, "href=\"/kernels\""));
}

TEST_CASE("an empty result says what to do next", "[site]")
{
    Pages site;
    CHECK(has(site.page("/"), "Nothing is listed yet. Send the first bundle:"));
    site.add(good_run());
    const std::string page = site.page("/?q=nosuch&verdict=pass");
    CHECK(has(page, "No listing has all of this."));
    CHECK(has(page, "/listings?q=nosuch\""));
    CHECK(has(page, "/check"));
}

TEST_CASE("a page speaks the language of its address, else that of the browser", "[site]")
{
    Pages site;
    const std::string id = site.add(good_run());
    CHECK(has(site.page("/zh"), "哪些服务器"));
    CHECK(has(site.page("/zh/listings/" + id), "href=\"/zh/drivers/e1000e\""));
    CHECK(has(site.page("/", "zh-CN,zh;q=0.9,en;q=0.8"), "lang=\"zh-CN\""));
    CHECK(has(site.page("/en", "zh-CN"), "<html lang=\"en\""));
    CHECK(has(site.page("/", "de, fr"), "<html lang=\"en\""));
    CHECK(has(site.page("/zh/listings?q=e1000e"), "href=\"/en/listings?q=e1000e\""));
    CHECK(has(site.page("/?lang=zh"), "哪些服务器"));
}

TEST_CASE("every link of every page leads somewhere, and no page is large or has a script", "[site]")
{
    Pages site;
    const std::string id = site.add(good_run());
    site.add(another_run());
    std::vector<std::string> waiting{"/", "/zh", "/listings/" + id, "/zh/listings/" + id};
    std::set<std::string> seen{waiting.begin(), waiting.end()};
    for (std::size_t at = 0; at < waiting.size() && at < 2000; ++at) {
        const http::Response response = site.get(waiting[at]);
        INFO(waiting[at]);
        CHECK(response.status == 200);
        if (!response.type.starts_with("text/html"))
            continue;
        CHECK(response.body.size() < 60 * 1024);
        CHECK_FALSE(has(response.body, "<script"));
        CHECK_FALSE(has(response.body, " style="));
        for (const std::string& link : links_of(response.body)) {
            if (const std::string address = link.substr(0, link.find('#')); seen.insert(address).second)
                waiting.push_back(address);
        }
    }
    CHECK(seen.size() > 60);
}

TEST_CASE("texts of strangers are texts in pages, feeds, badges and JSON", "[site]")
{
    Pages site;
    Ingredients run = good_run();
    const std::string bad = "<script>alert(1)</script>\"'&]]>";
    run.inventory.devices[0].properties["vendor"] = bad;
    run.inventory.devices[0].properties["product"] = bad;
    run.inventory.devices[2].properties["release"] = bad;
    run.inventory.devices[5].properties["device_name"] = "</td><img src=x onerror=alert(1)>";
    run.inventory.devices[5].properties["driver"] = bad;
    const std::string id = site.add(run);
    const std::string encoded = http::encoded(bad);
    for (const std::string& target : {std::string{"/"},
                                      "/zh/listings/" + id,
                                      "/listings/" + id + "/inventory/pci",
                                      "/listings/" + id + "/tests",
                                      "/vendors/" + encoded,
                                      "/drivers/" + encoded,
                                      "/kernels/" + encoded,
                                      std::string{"/vendors"},
                                      std::string{"/kernels"},
                                      "/compare/" + id + "/" + id,
                                      std::string{"/components/pci/8086:10d3"},
                                      "/?q=" + encoded,
                                      "/?vendor=" + encoded,
                                      "/listings/" + encoded,
                                      std::string{"/feeds/all.atom"},
                                      "/listings/" + id + "/badge.svg"}) {
        INFO(target);
        const http::Response response = site.get(target);
        CHECK_FALSE(has(response.body, "<script"));
        CHECK_FALSE(has(response.body, "<img"));
    }
    CHECK(header(site.get("/listings/" + id + ".json"), "Cache-Control") == "public, max-age=60");
    CHECK(site.get("/listings/" + id + ".json").type == "application/json");
}

TEST_CASE("an answer is made once for an index, and anew for the next", "[site]")
{
    Pages site;
    site.add(good_run());
    const std::string first = site.page("/");
    CHECK(site.page("/") == first);
    site.add(another_run());
    CHECK(has(site.page("/"), "2 listings"));
    CHECK(site.page("/zh") != site.page("/en"));
}
