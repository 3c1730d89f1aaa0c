// SPDX-License-Identifier: GPL-3.0-or-later
/// A log over a store, its routes as anybody asks them, and what an auditor makes of them.
#include "hcl-db/log/log.hpp"

#include "core/digest.hpp"
#include "hcl-db/decisions/note.hpp"
#include "hcl-db/http/router.hpp"
#include "hcl-db/log/audit.hpp"
#include "hcl-db/log/log_check.hpp"
#include "hcl-db/log/routes.hpp"
#include "hcl-db/published.hpp"
#include "hcl-db/site/application.hpp"
#include "hcl-db/store/sqlite.hpp"
#include "reports/transparency/entry.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::testing;

namespace {

const SigningKey& log_key()
{
    static const SigningKey key = generate_key("hcl.test/log").value();
    return key;
}

const SigningKey& maintainer()
{
    static const SigningKey key = generate_key("hcl.test/maintainers/one").value();
    return key;
}

const auto noon = std::chrono::system_clock::from_time_t(1'770'811'200);

/// A list with one machine in it, and all its routes.
struct Site {
    Site()
    {
        const auto ingested = ingest(packed(assemble(good_run(), policy())), our_gate, *shelf.store, noon);
        id = std::get<Accepted>(ingested).receipt.listing_id;
        REQUIRE(published.refresh());
        routes = application.routes().routes;
        log = log::Log::open(*shelf.store, log_key()).value();
        auto more = log::routes(*log, *shelf.store);
        routes.insert(routes.end(), more.begin(), more.end());
    }

    void award()
    {
        Decision decision;
        decision.kind = Decision::Kind::award;
        decision.level = Level::ready;
        decide(std::move(decision));
    }

    void decide(Decision decision)
    {
        const Listing facts = shelf.store->listing(id).value();
        decision.listing = id;
        decision.report_sha256 = facts.report_sha256;
        decision.made = "2026-02-12T09:00:00Z";
        decision.reason = "everything passed";
        const std::string note = sign_decision(decision, maintainer()).value();
        const std::vector<VerifierKey> keys{verifier_of(maintainer()).value()};
        const Decision opened = open_decision(note, keys).value();
        REQUIRE(shelf.store->record(opened, note));
        REQUIRE(published.refresh());
    }

    Result<std::string> get(const std::string& path)
    {
        http::Request request;
        request.target = http::parse_target(path).value();
        site::enter(request);
        auto matched = http::match(routes, http::Method::get, request.target.segments);
        if (matched.route == nullptr)
            return fail(Errc::absent, path, "no route");
        request.captured = std::move(matched.captured);
        http::Response response = matched.route->handler(request);
        if (response.status != 200)
            return fail(response.status == 404 ? Errc::absent : Errc::io, path, response.body);
        return std::move(response.body);
    }

    log::Audit audited(const SigningKey& by = maintainer())
    {
        const std::vector<VerifierKey> log_keys{verifier_of(log_key()).value()};
        const std::vector<VerifierKey> maintainers{verifier_of(by).value()};
        const auto fetch = [this](const std::string& path) {
            return get(path);
        };
        return log::audit(fetch, {log_keys, maintainers}, our_gate.policies, "2026-03-01T00:00:00Z").value();
    }

    Gate our_gate = gate();
    Shelf shelf;
    Published published{*shelf.store};
    site::Application application{*shelf.store, published, our_gate};
    std::vector<http::Route> routes;
    std::unique_ptr<log::Log> log;
    std::string id;
};

}  // namespace

TEST_CASE("what was submitted is in the log, and a proof of it needs nothing but the bundle")
{
    Site site;
    site.award();
    const std::string bundle = site.get("/listings/" + site.id + "/bundle.ocks").value();
    const log::Proof proof = log::parse_proof(site.get("/listings/" + site.id + "/proof.tlog-proof").value()).value();
    CHECK(proof.extra == "received 2026-02-11T12:00:00Z");
    const Listing facts = site.shelf.store->listing(site.id).value();
    const std::string entry = to_text(log::SubmissionEntry{.bundle_sha256 = sha256(bundle),
                                                           .bytes = bundle.size(),
                                                           .report_sha256 = facts.report_sha256,
                                                           .vendor = "acme",
                                                           .signer = "hcl.test/vendors/acme",
                                                           .received = proof.extra.substr(9)});
    const std::vector<VerifierKey> trusted{verifier_of(log_key()).value()};
    const auto checkpoint = log::verify_proof(proof, entry, trusted);
    REQUIRE(checkpoint);
    CHECK(checkpoint->size == 2);
    CHECK(checkpoint->origin == "hcl.test/log");
    CHECK(site.get("/listings/0000000000000000/proof.tlog-proof").error().code == Errc::absent);
}

TEST_CASE("decisions are published as the notes they are, with their proofs")
{
    Site site;
    site.award();
    const std::string name = site.shelf.store->decisions_on(site.id).value().front().sha256;
    const std::string note = site.get("/decisions/" + name).value();
    CHECK(sha256(note) == name);
    const log::Proof proof = log::parse_proof(site.get("/decisions/" + name + "/proof.tlog-proof").value()).value();
    const std::vector<VerifierKey> trusted{verifier_of(log_key()).value()};
    CHECK(log::verify_proof(proof, log::note_entry("decision", note), trusted));
    CHECK(site.get("/decisions/none").error().code == Errc::absent);
}

TEST_CASE("the log is served as tiles, and a tile that it has not is not there")
{
    Site site;
    CHECK(site.get("/log/tile/0/000.p/1").value().size() == 32);
    CHECK(site.get("/log/tile/0/000").error().code == Errc::absent);
    CHECK(site.get("/log/tile/entries/000.p/2").error().code == Errc::absent);
    CHECK(site.get("/log/tile/0/x000/000.p/1").error().code == Errc::absent);
    const auto entries = log::parse_entry_bundle(site.get("/log/tile/entries/000.p/1").value()).value();
    REQUIRE(entries.size() == 1);
    CHECK(log::kind_of(entries.front()) == "submission");
    site.award();
    CHECK(site.get("/log/tile/0/000.p/2").value().size() == 64);
    CHECK(site.get("/log/checkpoint").value().starts_with("hcl.test/log\n2\n"));
    CHECK(site.get("/log/checkpoint").value() == site.log->checkpoint().value());
}

TEST_CASE("an auditor comes to what is shown")
{
    Site site;
    site.award();
    const log::Audit audit = site.audited();
    CHECK(audit.differences == std::vector<std::string>{});
    CHECK(audit.origin == "hcl.test/log");
    CHECK(audit.entries == 2);
    CHECK(audit.listings == 1);
    CHECK(audit.decisions == 1);
}

TEST_CASE("nothing is shown of what is under embargo, and an auditor misses nothing")
{
    Site site;
    const std::string path = "/listings/" + site.id;
    REQUIRE(site.get(path));
    Decision embargo;
    embargo.kind = Decision::Kind::embargo;
    embargo.until = "2999-01-01T00:00:00Z";
    site.decide(embargo);
    for (const char* view : {"", "/bundle.ocks", "/report.xml"})
        CHECK(site.get(path + view).error().code == Errc::absent);
    CHECK(site.get("/api/v1" + path).error().code == Errc::absent);
    CHECK(site.get("/").value().find("Rack 7525") == std::string::npos);
    CHECK(site.audited().differences == std::vector<std::string>{});
}

TEST_CASE("an auditor sees a decision that no maintainer made, and a listing that is better than its evidence")
{
    Site site;
    site.award();
    const log::Audit stranger = site.audited(stranger_key());
    REQUIRE(stranger.differences.size() == 3);
    CHECK(stranger.differences[0].starts_with("entry 1: note: signed by no key that is trusted"));
    CHECK(stranger.differences[1] == site.id + ": status is candidate by the evidence, and \"published\" is shown");
    CHECK(stranger.differences[2] == site.id + ": level is none by the evidence, and \"ready\" is shown");

    const std::string path = (site.shelf.directory / "hcl.sqlite").string();
    const auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::existing).value();
    REQUIRE(database->execute("UPDATE listing SET product = $1", {"Rack 9999"}));
    REQUIRE(site.published.refresh());
    CHECK(site.audited().differences ==
          std::vector<std::string>{site.id + ": product is Rack 7525 by the evidence, and \"Rack 9999\" is shown"});
}

TEST_CASE("a log whose past was changed is not opened, and its root is not the one that was signed")
{
    Site site;
    site.award();
    REQUIRE(site.log->checkpoint());
    const std::string path = (site.shelf.directory / "hcl.sqlite").string();
    const auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::existing).value();
    REQUIRE(database->execute("UPDATE log_entry SET entry = $1 WHERE place = 0", {"another past"}));
    CHECK(log::Log::open(*site.shelf.store, log_key()).error().why ==
          "the log is no longer the one that was signed at 2 entries");
    const auto fetch = [&](const std::string& what) {
        return site.get(what);
    };
    const std::vector<VerifierKey> keys{verifier_of(log_key()).value()};
    CHECK(log::audit(fetch, {keys, keys}, site.our_gate.policies, "2026-03-01T00:00:00Z").error().why ==
          "the entries are not those of the checkpoint's root");
}

TEST_CASE("an operator's check finds a decision and an entry that are gone, and a past that was changed")
{
    Site site;
    site.award();
    REQUIRE(site.log->checkpoint());
    const log::LogCheck good = log::check_log(*site.shelf.store).value();
    CHECK(good.damage == std::vector<std::string>{});
    CHECK(good.entries == 2);
    CHECK(good.decisions == 1);
    const std::string name = site.shelf.store->decisions_on(site.id).value().front().sha256;
    const std::string path = (site.shelf.directory / "hcl.sqlite").string();
    const auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::existing).value();
    const auto damage = [&] {
        return log::check_log(*site.shelf.store).value().damage;
    };

    REQUIRE(database->execute("UPDATE decision SET decision_sha256 = $1", {std::string(64, '0')}));
    CHECK(damage() == std::vector<std::string>{site.id + ": decision " + name + ": " + name + ": no such decision"});
    REQUIRE(database->execute("DELETE FROM decision"));
    CHECK(damage() == std::vector<std::string>{"the log has decision " + name + ", and no listing has it"});
    REQUIRE(database->execute("DELETE FROM log_entry WHERE kind = 'decision'"));
    CHECK(damage() == std::vector<std::string>{"the log is no longer the one that was signed at 2 entries"});
    REQUIRE(database->execute("UPDATE log_entry SET entry = $1 WHERE place = 0", {"another past"}));
    const auto all = damage();
    REQUIRE(all.size() == 3);
    CHECK(all[0].starts_with("log entry 0: "));
    CHECK(all[1] == site.id + ": is not in the log");
}
