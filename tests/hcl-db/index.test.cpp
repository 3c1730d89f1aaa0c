// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index.hpp"

#include "hcl-db/published.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

Listing listing(std::string id, std::string vendor, std::string product, Standing standing, std::string tested_at)
{
    Listing made;
    made.id = std::move(id);
    made.vendor = std::move(vendor);
    made.product = std::move(product);
    made.conclusion.standing = standing;
    made.tested_at = std::move(tested_at);
    made.architecture = "x86_64";
    return made;
}

std::vector<Listing> three()
{
    std::vector<Listing> listings{listing("a", "Acme", "Rack 7525", Standing::pass, "2026-01-01T00:00:00Z"),
                                  listing("b", "Acme", "Blade 1", Standing::fail, "2026-03-01T00:00:00Z"),
                                  listing("c", "华为", "泰山 2280", Standing::pass, "2026-02-01T00:00:00Z")};
    listings[0].components = {{.address = "0000:01:00.0", .id = "8086:10d3", .device = "82574L", .driver = "e1000e"}};
    listings[2].components = {{.address = "0000:7d:00.0", .id = "19e5:a222", .device = "HNS GE", .driver = "hns3"},
                              {.address = "0000:81:00.0", .id = "8086:10d3", .driver = "e1000e"}};
    return listings;
}

std::string ids(const Found& found)
{
    std::string text;
    for (const Listing* each : found.listings)
        text += each->id;
    return text;
}

}  // namespace

TEST_CASE("a search finds a model, a vendor, a PCI id and a driver; all its words must be there")
{
    const Index index{three()};
    CHECK(ids(index.search({})) == "bca");
    CHECK(ids(index.search({.text = "rack", .chosen = {}})) == "a");
    CHECK(ids(index.search({.text = "ACME", .chosen = {}})) == "ba");
    CHECK(ids(index.search({.text = "  8086:10D3 ", .chosen = {}})) == "ca");
    CHECK(ids(index.search({.text = "hns3", .chosen = {}})) == "c");
    CHECK(ids(index.search({.text = "acme e1000e", .chosen = {}})) == "a");
    CHECK(ids(index.search({.text = "acme hns3", .chosen = {}})).empty());
    CHECK(ids(index.search({.text = "' OR 1=1 --", .chosen = {}})).empty());
}

TEST_CASE("a search finds Chinese, from two characters in the middle of a word on")
{
    const Index index{three()};
    CHECK(ids(index.search({.text = "华为", .chosen = {}})) == "c");
    CHECK(ids(index.search({.text = "泰山", .chosen = {}})) == "c");
    CHECK(ids(index.search({.text = "山", .chosen = {}})) == "c");
}

TEST_CASE("a facet counts what choosing its other values would leave")
{
    const Index index{three()};
    const Found found = index.search({.text = {}, .chosen = {{"verdict", "pass"}, {"vendor", "Acme"}}});
    CHECK(ids(found) == "a");
    REQUIRE(found.facets.size() == facet_names().size());
    CHECK(found.facets[0] == Facet{"verdict", {{"fail", 1, false}, {"pass", 1, true}}});
    CHECK(found.facets[1] == Facet{"vendor", {{"Acme", 1, true}, {"华为", 1, false}}});
    CHECK(found.facets[3] == Facet{"architecture", {{"x86_64", 1, false}}});
}

TEST_CASE("a component knows every machine it was seen in, the last tested first")
{
    const Index index{three()};
    const auto uses = index.uses_of("8086:10d3");
    REQUIRE(uses.size() == 2);
    CHECK(uses[0].listing->id == "c");
    CHECK(uses[0].component->address == "0000:81:00.0");
    CHECK(uses[1].listing->id == "a");
    CHECK(index.uses_of("ffff:ffff").empty());
    CHECK(index.find("b")->product == "Blade 1");
    CHECK(index.find("d") == nullptr);
}

TEST_CASE("an index that is in use stays as it was while another takes its place")
{
    testing::Shelf shelf;
    Published published{*shelf.store};
    REQUIRE(published.refresh());
    const auto before = published.index();
    REQUIRE(std::holds_alternative<Accepted>(ingest(testing::packed(assemble(testing::good_run(), testing::policy())),
                                                    testing::gate(),
                                                    *shelf.store,
                                                    std::chrono::system_clock::now())));
    REQUIRE(published.refresh());
    CHECK(before->size() == 0);
    CHECK(published.index()->size() == 1);
    CHECK(published.index()->change_seq() == 1);
}
