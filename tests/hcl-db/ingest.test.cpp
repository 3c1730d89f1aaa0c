// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/ingest.hpp"

#include "core/digest.hpp"
#include "core/judge.hpp"
#include "hcl-db/evidence.hpp"
#include "reports/bundle/countersign.hpp"
#include "reports/bundle/ticket.hpp"
#include "reports/xml/xml.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::testing;

namespace {

const auto noon = std::chrono::system_clock::from_time_t(1'770'811'200);

Ingested try_ingest(const std::string& bundle, Shelf& shelf)
{
    static const Gate our_gate = gate();
    return ingest(bundle, our_gate, *shelf.store, noon);
}

Problem refusal_of(const std::string& bundle)
{
    Shelf shelf;
    const Ingested ingested = try_ingest(bundle, shelf);
    REQUIRE(std::holds_alternative<Problem>(ingested));
    CHECK(shelf.store->listings().value().empty());
    CHECK(shelf.store->blobs().list().value().empty());
    return std::get<Problem>(ingested);
}

/// A report that is sound by itself and was not made by the policy: somebody changed it and signed again.
Problem refusal_of(const Report& report)
{
    return refusal_of(packed(report));
}

Report good_report()
{
    return assemble(good_run(), policy());
}

}  // namespace

TEST_CASE("a good bundle becomes a listing, with a receipt")
{
    Shelf shelf;
    const std::string bundle = packed(good_report());
    const Ingested ingested = try_ingest(bundle, shelf);
    REQUIRE(std::holds_alternative<Accepted>(ingested));
    const auto& accepted = std::get<Accepted>(ingested);
    CHECK_FALSE(accepted.again);
    CHECK(accepted.receipt.bundle_sha256 == sha256(bundle));
    CHECK(accepted.receipt.received_at == "2026-02-11T12:00:00Z");

    const auto listings = shelf.store->listings().value();
    REQUIRE(listings.size() == 1);
    const Listing& listing = listings.front();
    CHECK(listing.id == accepted.receipt.listing_id);
    CHECK(listing.vendor == "Acme");
    CHECK(listing.product == "Rack 7525");
    CHECK(listing.conclusion == Conclusion{Standing::pass, {}});
    CHECK_FALSE(listing.certifies);
    CHECK_FALSE(listing.emulated);
    CHECK(listing.signer == "hcl.test/vendors/acme");
    REQUIRE(listing.components.size() == 2);
    CHECK(listing.components[0].cover == "exempt");
    CHECK(listing.components[1] == Component{.address = "0000:01:00.0",
                                             .id = "8086:10d3",
                                             .subsystem = "8086:a01f",
                                             .device_class = "020000",
                                             .vendor = "Intel Corporation",
                                             .device = "82574L Gigabit Network Connection",
                                             .driver = "e1000e",
                                             .expected = "e1000e",
                                             .cover = "tested",
                                             .outcome = "pass"});
    CHECK(shelf.store->blobs().get(listing.bundle_sha256).value() == bundle);
}

TEST_CASE("a listing can be computed again from its stored evidence alone")
{
    Shelf shelf;
    REQUIRE(std::holds_alternative<Accepted>(try_ingest(packed(good_report()), shelf)));
    const Listing listing = shelf.store->listings().value().front();
    const auto evidence = evidence_of(listing, shelf.store->blobs());
    REQUIRE(evidence);
    CHECK(evidence->judged.conclusion == listing.conclusion);
    CHECK(listing_of(evidence->report, evidence->policy, evidence->judged).components == listing.components);
}

TEST_CASE("the same bytes again get the same receipt and no second listing")
{
    Shelf shelf;
    const std::string bundle = packed(good_report());
    const auto first = std::get<Accepted>(try_ingest(bundle, shelf));
    const auto second = std::get<Accepted>(try_ingest(bundle, shelf));
    CHECK(second.again);
    CHECK(second.receipt == first.receipt);
    CHECK(shelf.store->listings().value().size() == 1);
    CHECK(shelf.store->change_seq().value() == 1);
}

TEST_CASE("the same report in another bundle is a conflict")
{
    Shelf shelf;
    Gate both = gate();
    both.trusted.push_back(verifier_of(stranger_key()).value());
    const Report report = good_report();
    REQUIRE(std::holds_alternative<Accepted>(ingest(packed(report), both, *shelf.store, noon)));
    const auto before = shelf.store->blobs().list().value();
    const Ingested again = ingest(countersigned(packed(report), stranger_key()).value(), both, *shelf.store, noon);
    REQUIRE(std::holds_alternative<Problem>(again));
    CHECK(std::get<Problem>(again).status == 409);
    CHECK(shelf.store->blobs().list().value() == before);
}

TEST_CASE("another report under a known report id is a conflict")
{
    Shelf shelf;
    Ingredients run = good_run();
    REQUIRE(std::holds_alternative<Accepted>(try_ingest(packed(assemble(run, policy())), shelf)));
    run.generated = "2026-02-11T08:30:01Z";
    const Ingested again = try_ingest(packed(assemble(run, policy())), shelf);
    REQUIRE(std::holds_alternative<Problem>(again));
    CHECK(std::get<Problem>(again).status == 409);
    CHECK(std::get<Problem>(again).code == "conflict");
    CHECK(shelf.store->listings().value().size() == 1);
}

TEST_CASE("a key that nobody registered is refused")
{
    const Problem problem = refusal_of(packed(good_report(), stranger_key()));
    CHECK(problem.status == 403);
    CHECK(problem.code == "unknown-key");
}

TEST_CASE("a vendor's key signs for that vendor alone")
{
    Ingredients run = good_run();
    run.submitter = "umbrella";
    const Problem problem = refusal_of(packed(assemble(run, policy())));
    CHECK(problem.status == 403);
    CHECK(problem.code == "other-vendor");
    CHECK(problem.detail == "hcl.test/vendors/acme does not sign for umbrella");
}

TEST_CASE("a bundle that is meant for another list is refused")
{
    Shelf shelf;
    Gate ours = gate();
    ours.origin = "hcl.other";
    const Ingested ingested = ingest(packed(good_report()), ours, *shelf.store, noon);
    CHECK(std::get<Problem>(ingested).code == "other-origin");
    ours.origin = "hcl.test";
    CHECK(std::holds_alternative<Accepted>(ingest(packed(good_report()), ours, *shelf.store, noon)));
}

namespace {

std::string ticket(const SigningKey& key, std::string vendor = "acme", std::string expires = "2026-03-01T00:00:00Z")
{
    const Ticket given{.origin = "hcl.test",
                       .vendor = std::move(vendor),
                       .nonce = "00112233445566778899aabbccddeeff",
                       .issued = "2026-02-01T00:00:00Z",
                       .expires = std::move(expires)};
    return sign_ticket(given, key).value();
}

std::string packed_with(const std::string& note)
{
    return pack(good_report(), {}, vendor_key(), "hcl.test", note).value();
}

}  // namespace

TEST_CASE("a run for a ticket of ours keeps its number, and the ticket is good for one run")
{
    Shelf shelf;
    const SigningKey tickets = generate_key("hcl.test").value();
    Gate ours = gate();
    ours.ticket_keys = {verifier_of(tickets).value()};
    const std::string bundle = packed_with(ticket(tickets));
    REQUIRE(std::holds_alternative<Accepted>(ingest(bundle, ours, *shelf.store, noon)));
    CHECK(shelf.store->listings().value().front().nonce == "00112233445566778899aabbccddeeff");
    CHECK(std::get<Accepted>(ingest(bundle, ours, *shelf.store, noon)).again);

    const Ingested second = ingest(packed_with(ticket(tickets)), ours, *shelf.store, noon);
    REQUIRE(std::holds_alternative<Problem>(second));
    CHECK(std::get<Problem>(second).status == 409);
    CHECK(std::get<Problem>(second).detail.starts_with("the ticket was used before, for listing "));
}

TEST_CASE("a ticket that nobody of ours gave, or that was given for something else, is refused")
{
    Shelf shelf;
    const SigningKey tickets = generate_key("hcl.test").value();
    Gate ours = gate();
    ours.ticket_keys = {verifier_of(tickets).value()};
    const auto code = [&](const std::string& note) {
        const Ingested ingested = ingest(packed_with(note), ours, *shelf.store, noon);
        return std::holds_alternative<Problem>(ingested) ? std::get<Problem>(ingested).code : "accepted";
    };
    CHECK(code(ticket(vendor_key())) == "ticket");  // a vendor who asks himself
    CHECK(code(ticket(tickets, "umbrella")) == "ticket");
    CHECK(code(ticket(tickets, "acme", "2026-02-02T00:00:00Z")) == "ticket");
    CHECK(shelf.store->listings().value().empty());
}

TEST_CASE("no byte of a bundle can be changed")
{
    const std::string bundle = packed(good_report());
    for (const std::size_t at : {std::size_t{0}, std::size_t{600}, bundle.size() / 2, bundle.size() - 2000}) {
        std::string flipped = bundle;
        flipped[at] = static_cast<char>(static_cast<unsigned char>(flipped[at]) ^ 1U);
        const Problem problem = refusal_of(flipped);
        CHECK(problem.status >= 400);
        CHECK(problem.status < 500);
    }
    CHECK(refusal_of(bundle.substr(0, bundle.size() / 2)).status == 400);
    CHECK(refusal_of(bundle + "x").status == 400);
}

TEST_CASE("what is no bundle is refused by its form")
{
    CHECK(refusal_of("").code == "not-a-bundle");
    CHECK(refusal_of(std::string(1U << 20U, '\0')).code == "not-a-bundle");
    CHECK(refusal_of("<?xml version=\"1.0\"?><report/>").status == 400);
    CHECK(refusal_of(std::string(largest_bundle + 1, '\0')).status == 413);
}

TEST_CASE("a report that was judged by an unpublished policy is refused")
{
    Policy own = policy();
    own.sha256 = std::string(64, '0');
    const Problem problem = refusal_of(assemble(good_run(), own));
    CHECK(problem.status == 422);
    CHECK(problem.code == "unknown-policy");
}

TEST_CASE("a pass that its measurements do not support is refused, with the test's name")
{
    // With a policy of the vendor's own making the report is sound by itself; only the hash is ours.
    Policy lax = policy();
    lax.tests.at("nic.traffic").criteria.front().limit = 1.0;
    Ingredients run = good_run();
    run.records[1].measured.front().value = 3.0;
    run.records[1].verdict = judge(run.records[1].measured, criteria_of(lax, "nic.traffic"));
    const Problem problem = refusal_of(assemble(run, lax));
    CHECK(problem.status == 422);
    CHECK(problem.code == "claims-differ");
    CHECK(problem.errors ==
          std::vector<std::string>{
              "nic.traffic on eth0: claimed pass, its measurements are fail: throughput is 3 MBy/s, must be at least "
              "100 MBy/s",
              "nic.traffic on eth0: its criteria are not those of the policy",
              "conclusion: claimed pass, is fail"});
}

TEST_CASE("a coverage that is better than the policy's is refused")
{
    Policy lax = policy();
    lax.coverage.push_back({"all", "pci", {}, {}, "trust me"});
    Ingredients run = good_run();
    run.inventory.devices.push_back({"pci", "0000:02:00.0", {{"class", "010802"}}});
    const Problem problem = refusal_of(assemble(run, lax));
    CHECK(problem.code == "claims-differ");
    CHECK(problem.errors == std::vector<std::string>{"pci 0000:02:00.0: claimed exempt, is uncovered",
                                                     "conclusion: claimed pass, is incomplete"});
}

TEST_CASE("a failed and an incomplete run are listed as what they are")
{
    Shelf shelf;
    Ingredients failed = good_run();
    failed.records[1].measured.front().value = 3.0;
    failed.records[1].verdict = judge(failed.records[1].measured, criteria_of(policy(), "nic.traffic"));
    REQUIRE(std::holds_alternative<Accepted>(try_ingest(packed(assemble(failed, policy())), shelf)));
    Ingredients skipped = good_run();
    skipped.records[1].measured.clear();
    skipped.records[1].verdict = {Outcome::skip, "no-peer", {"no second port is cabled"}, {}};
    REQUIRE(std::holds_alternative<Accepted>(try_ingest(packed(assemble(skipped, policy())), shelf)));

    std::vector<Standing> standings;
    const auto listings = shelf.store->listings().value();
    for (const Listing& listing : listings)
        standings.push_back(listing.conclusion.standing);
    std::ranges::sort(standings);
    CHECK(standings == std::vector<Standing>{Standing::incomplete, Standing::fail});
}

TEST_CASE("a virtual machine is marked as one")
{
    Shelf shelf;
    Ingredients run = good_run();
    run.environment.virtualization = "qemu";
    REQUIRE(std::holds_alternative<Accepted>(try_ingest(packed(assemble(run, policy())), shelf)));
    CHECK(shelf.store->listings().value().front().emulated);
}
