// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/index.hpp"

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
    made.status = Status::published;
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

std::string ids(const Index& index, const Found& found)
{
    std::string text;
    for (const Place place : found.places)
        text += index.at(place).id;
    return text;
}

}  // namespace

TEST_CASE("a search finds a model, a vendor, a PCI id and a driver; all its words must be there")
{
    const Index index{three()};
    CHECK(ids(index, index.search({})) == "bca");
    CHECK(ids(index, index.search({.text = "rack", .chosen = {}})) == "a");
    CHECK(ids(index, index.search({.text = "ACME", .chosen = {}})) == "ba");
    CHECK(ids(index, index.search({.text = "  8086:10D3 ", .chosen = {}})) == "ca");
    CHECK(ids(index, index.search({.text = "hns3", .chosen = {}})) == "c");
    CHECK(ids(index, index.search({.text = "acme e1000e", .chosen = {}})) == "a");
    CHECK(ids(index, index.search({.text = "acme hns3", .chosen = {}})).empty());
    CHECK(ids(index, index.search({.text = "' OR 1=1 --", .chosen = {}})).empty());
}

TEST_CASE("a search finds Chinese, from two characters in the middle of a word on")
{
    const Index index{three()};
    CHECK(ids(index, index.search({.text = "华为", .chosen = {}})) == "c");
    CHECK(ids(index, index.search({.text = "泰山", .chosen = {}})) == "c");
    CHECK(ids(index, index.search({.text = "山", .chosen = {}})) == "c");
}

TEST_CASE("Chinese needs no blanks, and a maker is found by either of its names")
{
    auto listings = three();
    listings[0].vendor = "Huawei Technologies";
    const Index index{listings};
    const auto found = [&](std::string text) {
        return ids(index, index.search({.text = std::move(text), .chosen = {}}));
    };
    CHECK(found("华为泰山") == "c");
    CHECK(found("泰山2280") == "c");
    CHECK(found("泰山 华为，2280") == "c");
    CHECK(found("华为") == "ca");
    CHECK(found("huawei") == "ca");
    CHECK(found("华为山东").empty());
    CHECK(found("[8086:10d3]") == "ca");
    CHECK(found("0x8086 0x10d3") == "ca");
    CHECK(found("\xe6\xb3").empty());
}

TEST_CASE("what is found comes in the order that was asked for")
{
    const Index index{three()};
    CHECK(ids(index, index.search({.text = {}, .chosen = {}, .order = Order::oldest})) == "acb");
    CHECK(ids(index, index.search({.text = {}, .chosen = {}, .order = Order::name})) == "bac");
    CHECK(ids(index, index.search({.text = "acme", .chosen = {}, .order = Order::name})) == "ba");
}

TEST_CASE("uses of a card and of a driver are counted")
{
    auto listings = three();
    listings[0].kernel_release = listings[2].kernel_release = "6.12.8";
    const Index index{listings};
    CHECK(index.tally_of("8086:10d3") ==
          std::vector<Tally>{{.id = "8086:10d3", .driver = "e1000e", .kernel = "6.12.8", .count = 2}});
    CHECK(index.tally_of_driver("hns3") ==
          std::vector<Tally>{{.id = "19e5:a222", .driver = "hns3", .kernel = "6.12.8", .count = 1}});
    CHECK(index.tally_of_driver("nosuch").empty());
    CHECK(index.uses_of("8086:10d3", 1).size() == 1);
    CHECK(index.with_card("8086:10d3").size() == 2);
}

TEST_CASE("cards, their kinds and the years of the tests are known")
{
    auto listings = three();
    listings[0].components[0].device_class = "020000";
    listings[2].components[0].device_class = "010802";
    const Index index{listings};
    CHECK(index.values_of("device") == std::vector<FacetValue>{{"NVMe", 1, false}, {"network", 1, false}});
    CHECK(index.values_of("tested") == std::vector<FacetValue>{{"2026", 3, false}});
    const auto cards = index.known_cards();
    REQUIRE(cards.size() == 2);
    CHECK(cards[1].id == "8086:10d3");
    CHECK(cards[1].device == "82574L");
    CHECK(cards[1].listings == 2);
}

TEST_CASE("a facet counts what choosing its other values would leave")
{
    const Index index{three()};
    const Found found = index.search({.text = {}, .chosen = {{"verdict", {"pass"}}, {"vendor", {"Acme"}}}});
    CHECK(ids(index, found) == "a");
    REQUIRE(found.facets.size() == facet_names().size());
    CHECK(found.facets[0] == Facet{"verdict", {{"fail", 1, false}, {"pass", 1, true}}});
    CHECK(found.facets[3] == Facet{"vendor", {{"Acme", 1, true}, {"华为", 1, false}}});
    CHECK(found.facets[6] == Facet{"architecture", {{"x86_64", 1, false}}});
}

TEST_CASE("a component knows every machine it was seen in, the last tested first")
{
    const Index index{three()};
    const auto uses = index.uses_of("8086:10d3");
    REQUIRE(uses.size() == 2);
    CHECK(index.at(uses[0].place).id == "c");
    CHECK(uses[0].component.address == "0000:81:00.0");
    CHECK(index.at(uses[1].place).id == "a");
    CHECK(index.uses_of("ffff:ffff").empty());
    CHECK(index.at(index.find("b").value()).product == "Blade 1");
    CHECK_FALSE(index.find("d"));
    CHECK(index.uses_of_driver("hns3").size() == 1);
    CHECK(index.components_of(0).empty());
    CHECK(index.values_of("driver") == std::vector<FacetValue>{{"e1000e", 2, false}, {"hns3", 1, false}});
    CHECK(index.with("driver", "e1000e") == std::vector<Place>{1, 2});
}

TEST_CASE("a candidate and a rejected run are found by their id, and by nothing else")
{
    for (const Status hidden : {Status::candidate, Status::rejected, Status::embargoed}) {
        auto listings = three();
        listings[2].status = hidden;
        const Index index{listings};
        CHECK(index.size() == 2);
        CHECK(ids(index, index.search({})) == "ba");
        CHECK(ids(index, index.search({.text = "hns3", .chosen = {}})).empty());
        CHECK(ids(index, index.search({.text = {}, .chosen = {{"status", {std::string{to_string(hidden)}}}}})).empty());
        CHECK(ids(index, index.search({.text = {}, .chosen = {}, .order = Order::name})) == "ba");
        CHECK(index.values_of("vendor") == std::vector<FacetValue>{{"Acme", 2, false}});
        CHECK(index.with("vendor", "华为").empty());
        CHECK(index.uses_of("8086:10d3").size() == 1);
        CHECK(index.uses_of("19e5:a222").empty());
        CHECK(index.uses_of_driver("hns3").empty());
        CHECK(index.tally_of("19e5:a222").empty());
        CHECK(index.with_card("19e5:a222").empty());
        for (const KnownCard& card : index.known_cards())
            CHECK(card.id == "8086:10d3");
        const Place place = index.find("c").value();
        CHECK(index.at(place).product == "泰山 2280");
        CHECK(index.components_of(place).size() == 2);
    }
    for (const Status shown : {Status::published, Status::lapsed, Status::withdrawn, Status::revoked}) {
        auto listings = three();
        listings[2].status = shown;
        CHECK(Index{listings}.size() == 3);
    }
}

TEST_CASE("two values of a facet are either, two facets are both")
{
    const Index index{three()};
    CHECK(ids(index, index.search({.text = {}, .chosen = {{"vendor", {"Acme", "华为"}}}})) == "bca");
    CHECK(ids(index, index.search({.text = {}, .chosen = {{"driver", {"hns3"}}, {"vendor", {"Acme"}}}})).empty());
    CHECK(ids(index, index.search({.text = {}, .chosen = {{"vendor", {"nobody"}}}})).empty());
}

TEST_CASE("what an index answers with is the listing that went in, but for what only its page shows")
{
    Listing one = listing("8c1f03aa52b7e610", "Acme", "Rack", Standing::fail, "2026-01-01T00:00:00Z");
    one.bundle_sha256 = std::string(64, 'b');
    one.report_sha256 = "8c1f03aa52b7e610" + std::string(48, '7');
    one.policy_id = "server";
    one.signer = "hcl.test/vendors/acme";
    one.conclusion.reasons = {"first", "second"};
    one.level = Level::certified;
    one.status = Status::published;
    one.valid = {"ocks-2611", "L1", "6.12-2611", "x86_64", "2026-02-01T00:00:00Z", "2029-02-01T00:00:00Z"};
    one.components = {{.address = "0000:01:00.0", .id = "8086:10d3", .driver = "e1000e", .cover = "tested"},
                      {.address = "0000:02:00.0", .id = "8086:10d3", .outcome = "pass"}};
    Listing expected = one;
    expected.components.clear();
    const Index index{{one, listing("0", "Other", "Thing", Standing::pass, "2025-01-01T00:00:00Z")}};
    CHECK(index.at(0) == expected);
    CHECK(index.components_of(0) == one.components);
    CHECK(index.at(1).bundle_sha256.empty());
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
    const std::string id = shelf.store->listings().value().front().id;
    REQUIRE(published.refresh());
    CHECK_FALSE(before->find(id));
    CHECK(published.index()->find(id));
    CHECK(published.index()->change_seq() == 1);

    // And whoever watches the server is told.
    const BuiltIndexes built = published.built();
    CHECK(built.count == 2);
    CHECK(built.change_seq == 1);
    CHECK(built.last.count() > 0);
    CHECK(built.total > built.last);
    CHECK(built.listings == std::map<Status, std::uint64_t>{{Status::candidate, 1}});
}
