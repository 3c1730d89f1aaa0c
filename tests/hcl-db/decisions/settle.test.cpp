// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/decisions/settle.hpp"

#include "tests/support/catch.hpp"

#include <utility>

using namespace ocks;

namespace {

Listing passed()
{
    Listing facts;
    facts.report_sha256 = "8c1f03aa52b7e610" + std::string(48, '7');
    facts.id = "8c1f03aa52b7e610";
    facts.received_at = "2026-02-11T12:00:00Z";
    facts.profile = "certify";
    facts.certifies = true;
    facts.nonce = "00112233445566778899aabbccddeeff";
    facts.conclusion = {Standing::pass, {}};
    return facts;
}

Listing failed()
{
    Listing facts = passed();
    facts.conclusion = {
        Standing::fail,
        {"nic.traffic on eth0: fail, throughput is 3 MBy/s", "pci 0000:01:00.0: not covered, nic.traffic: fail"}};
    return facts;
}

/// Decisions in a row, each signed by one maintainer unless told otherwise.
class Chain {
public:
    Decision& add(Decision::Kind kind, std::string made)
    {
        Decision decision;
        decision.kind = kind;
        decision.listing = "8c1f03aa52b7e610";
        decision.report_sha256 = passed().report_sha256;
        decision.previous = all.empty() ? std::string{} : all.back().sha256;
        decision.made = std::move(made);
        decision.reason = "because";
        decision.sha256 = "decision " + std::to_string(all.size());
        decision.signers = {"one"};
        return all.emplace_back(std::move(decision));
    }

    Decision& award(Level level, std::string made)
    {
        Decision& decision = add(Decision::Kind::award, std::move(made));
        decision.level = level;
        return decision;
    }

    Decision& waive(std::string subject, std::string until, std::string made)
    {
        Decision& decision = add(Decision::Kind::waive, std::move(made));
        decision.subject = std::move(subject);
        decision.until = std::move(until);
        return decision;
    }

    std::vector<Decision> all;
};

std::pair<Status, Level> standing(const Listing& listing)
{
    return {listing.status, listing.level};
}

std::string refusal(const Listing& facts, const Chain& chain)
{
    const auto before = std::span(chain.all).first(chain.all.size() - 1);
    const auto allowed = may_follow(facts, before, chain.all.back());
    return allowed ? "allowed" : allowed.error().why;
}

}  // namespace

TEST_CASE("without a decision a listing is a candidate, with an award it is published for three years")
{
    CHECK(standing(settled(passed(), {}, "2026-03-01T00:00:00Z")) == std::pair{Status::candidate, Level::none});
    Chain chain;
    chain.award(Level::certified, "2026-03-01T09:00:00Z");
    const Listing listing = settled(passed(), chain.all, "2026-03-02T00:00:00Z");
    CHECK(standing(listing) == std::pair{Status::published, Level::certified});
    CHECK(listing.valid.from == "2026-03-01T09:00:00Z");
    CHECK(listing.valid.until == "2029-03-01T09:00:00Z");
    CHECK(listing.history == chain.all);
    CHECK(next_turn(listing, "2026-03-02T00:00:00Z") == "2029-03-01T09:00:00Z");
    CHECK(settled(passed(), chain.all, "2029-03-01T09:00:00Z").status == Status::lapsed);
    CHECK(settled(passed(), chain.all, "2026-02-28T00:00:00Z").status == Status::candidate);
}

TEST_CASE("a certificate of 29 February ends on the 28th")
{
    Chain chain;
    Listing facts = passed();
    facts.received_at = "2027-12-01T00:00:00Z";
    chain.award(Level::ready, "2028-02-29T10:00:00Z");
    CHECK(settled(facts, chain.all, "2028-03-01T00:00:00Z").valid.until == "2031-02-28T10:00:00Z");
}

TEST_CASE("an award takes what its level asks for")
{
    const auto refused = [](Listing facts, Level level, std::vector<std::string> signers = {"one"}) {
        Chain chain;
        chain.award(level, "2026-03-01T09:00:00Z").signers = std::move(signers);
        const std::string why = refusal(facts, chain);
        CHECK((why == "allowed") == (settled(facts, chain.all, "2026-03-02T00:00:00Z").level == level));
        return why;
    };
    CHECK(refused(passed(), Level::certified) == "allowed");
    CHECK(refused(failed(), Level::ready) ==
          "ready is out of reach: nic.traffic on eth0: fail, throughput is 3 MBy/s (and 1 more)");
    Listing smoke = passed();
    smoke.certifies = false;
    smoke.profile = "smoke";
    CHECK(refused(smoke, Level::ready) == "allowed");
    CHECK(refused(smoke, Level::certified) == "certified is out of reach: profile: a pass of smoke is no certificate");
    Listing emulated = passed();
    emulated.emulated = true;
    CHECK(refused(emulated, Level::ready) == "allowed");
    CHECK(refused(emulated, Level::certified) == "certified is out of reach: machine: it is a virtual one");
    Listing unasked = passed();
    unasked.nonce.clear();
    CHECK(refused(unasked, Level::certified) == "certified is out of reach: ticket: the run was made without one");
}

TEST_CASE("the highest level takes two maintainers")
{
    Chain chain;
    chain.award(Level::certified_plus, "2026-03-01T09:00:00Z");
    CHECK(refusal(passed(), chain) == "1 of the 2 maintainers who must sign it have signed");
    CHECK(settled(passed(), chain.all, "2026-03-02T00:00:00Z").status == Status::candidate);
    chain.all.back().signers = {"one", "two"};
    CHECK(refusal(passed(), chain) == "allowed");
    CHECK(standing(settled(passed(), chain.all, "2026-03-02T00:00:00Z")) ==
          std::pair{Status::published, Level::certified_plus});
}

TEST_CASE("what every reason is waived for can be awarded, until the first waiver ends")
{
    Chain chain;
    chain.waive("nic.traffic on eth0", "2026-09-01T00:00:00Z", "2026-03-01T09:00:00Z");
    CHECK(refusal(failed(), chain) == "allowed");
    chain.waive("pci 0000:01:00.0", "2026-07-01T00:00:00Z", "2026-03-01T09:00:00Z");
    CHECK(obstacles(failed(), chain.all, Level::ready, "2026-03-02T00:00:00Z").empty());
    chain.award(Level::ready, "2026-03-01T10:00:00Z");
    CHECK(refusal(failed(), chain) == "allowed");

    const Listing listing = settled(failed(), chain.all, "2026-03-02T00:00:00Z");
    CHECK(standing(listing) == std::pair{Status::published, Level::ready});
    CHECK(next_turn(listing, "2026-03-02T00:00:00Z") == "2026-07-01T00:00:00Z");
    CHECK(settled(failed(), chain.all, "2026-07-01T00:00:00Z").status == Status::lapsed);
    CHECK(settled(failed(), chain.all, "2026-06-30T23:59:59Z").status == Status::published);
}

TEST_CASE("a waiver is of something that is in the way")
{
    Chain chain;
    chain.waive("nic.traffic on eth1", "2026-09-01T00:00:00Z", "2026-03-01T09:00:00Z");
    CHECK(refusal(failed(), chain) == "there is nothing to waive about nic.traffic on eth1");
    chain.all.back().subject = "nic.traffic";  // of another device, or of all: neither is what was seen
    CHECK(refusal(failed(), chain) == "there is nothing to waive about nic.traffic");
}

TEST_CASE("an embargo hides what was decided, and can be shortened")
{
    Chain chain;
    chain.add(Decision::Kind::embargo, "2026-03-01T09:00:00Z").until = "2026-10-01T00:00:00Z";
    CHECK(settled(passed(), chain.all, "2026-03-02T00:00:00Z").status == Status::embargoed);
    chain.award(Level::certified, "2026-03-02T09:00:00Z");
    const Listing listing = settled(passed(), chain.all, "2026-03-03T00:00:00Z");
    CHECK(standing(listing) == std::pair{Status::embargoed, Level::certified});
    CHECK_FALSE(is_public(listing.status));
    CHECK(next_turn(listing, "2026-03-03T00:00:00Z") == "2026-10-01T00:00:00Z");
    CHECK(settled(passed(), chain.all, "2026-10-01T00:00:00Z").status == Status::published);
    chain.add(Decision::Kind::embargo, "2026-04-01T09:00:00Z").until = "2026-05-01T00:00:00Z";
    CHECK(settled(passed(), chain.all, "2026-05-01T00:00:00Z").status == Status::published);
}

TEST_CASE("a rejected run can be awarded later, a revoked one cannot")
{
    Chain chain;
    chain.add(Decision::Kind::reject, "2026-03-01T09:00:00Z");
    CHECK(settled(passed(), chain.all, "2026-03-02T00:00:00Z").status == Status::rejected);
    chain.award(Level::ready, "2026-03-02T09:00:00Z");
    chain.add(Decision::Kind::withdraw, "2026-03-03T09:00:00Z");
    CHECK(standing(settled(passed(), chain.all, "2026-03-04T00:00:00Z")) == std::pair{Status::withdrawn, Level::ready});
    chain.add(Decision::Kind::revoke, "2026-03-05T09:00:00Z");
    CHECK(settled(passed(), chain.all, "2026-03-06T00:00:00Z").status == Status::revoked);
    chain.award(Level::ready, "2026-03-07T09:00:00Z");
    CHECK(refusal(passed(), chain) == "the listing was revoked, and that is final");
    CHECK(settled(passed(), chain.all, "2026-03-08T00:00:00Z").status == Status::revoked);
}

TEST_CASE("a decision is the next of its chain, or it is none")
{
    Chain chain;
    chain.award(Level::ready, "2026-03-01T09:00:00Z");
    Decision& second = chain.add(Decision::Kind::withdraw, "2026-03-02T09:00:00Z");
    second.previous.clear();
    CHECK(refusal(passed(), chain) == "does not follow the last decision on this listing, decision 0");
    CHECK(settled(passed(), chain.all, "2026-03-03T00:00:00Z").status == Status::published);
    second.previous = "decision 0";
    second.made = "2026-02-28T09:00:00Z";
    CHECK(refusal(passed(), chain) == "was made before the decision that it follows");
    second.made = "2026-03-02T09:00:00Z";
    second.report_sha256 = std::string(64, '0');
    CHECK(refusal(passed(), chain) == "is about another report than that of listing 8c1f03aa52b7e610");

    Chain early;
    early.award(Level::ready, "2026-01-01T09:00:00Z");
    CHECK(refusal(passed(), early) == "was made before the report was received");
}
