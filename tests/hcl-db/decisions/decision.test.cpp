// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/decisions/decision.hpp"

#include "core/digest.hpp"
#include "hcl-db/decisions/note.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

const std::string report = "8c1f03aa52b7e610" + std::string(48, '7');

Decision waiver()
{
    Decision decision;
    decision.kind = Decision::Kind::waive;
    decision.listing = report.substr(0, 16);
    decision.report_sha256 = report;
    decision.subject = "nic.traffic on eth0";
    decision.until = "2027-01-31T00:00:00Z";
    decision.made = "2026-03-01T09:00:00Z";
    decision.reason = "the port is a management port of 100 Mbit/s";
    return decision;
}

std::string refusal_of(const std::string& text)
{
    const auto parsed = parse_decision(text);
    return parsed ? "accepted" : parsed.error().why;
}

std::string refusal_of(const Decision& decision)
{
    return refusal_of(to_text(decision));
}

}  // namespace

TEST_CASE("a decision is a text of known lines, and comes back as it went")
{
    CHECK(to_text(waiver()) == "ocks-decision/v1\n"
                               "kind waive\n"
                               "listing 8c1f03aa52b7e610\n"
                               "report " +
                                   report +
                                   "\n"
                                   "subject nic.traffic on eth0\n"
                                   "until 2027-01-31T00:00:00Z\n"
                                   "previous -\n"
                                   "made 2026-03-01T09:00:00Z\n"
                                   "reason the port is a management port of 100 Mbit/s\n");
    CHECK(parse_decision(to_text(waiver())).value() == waiver());

    Decision award = waiver();
    award.kind = Decision::Kind::award;
    award.level = Level::certified_plus;
    award.subject.clear();
    award.until.clear();
    award.previous = std::string(64, 'a');
    CHECK(parse_decision(to_text(award)).value() == award);
}

TEST_CASE("a decision says what one of its kind has to, and nothing else")
{
    Decision award = waiver();
    award.kind = Decision::Kind::award;
    CHECK(refusal_of(award) == "an award names a level, and nothing else does");
    Decision levelled = waiver();
    levelled.level = Level::ready;
    CHECK(refusal_of(levelled) == "an award names a level, and nothing else does");
    Decision nothing = waiver();
    nothing.subject.clear();
    CHECK(refusal_of(nothing) == "a waiver names what it waives, and nothing else does");
    Decision endless = waiver();
    endless.until.clear();
    CHECK(refusal_of(endless) == "a waiver and an embargo end on a day, 2027-01-31T00:00:00Z, and nothing else does");
    Decision over = waiver();
    over.until = "2026-03-01T09:00:00Z";
    CHECK(refusal_of(over) == "ends before it was made");
    Decision silent = waiver();
    silent.reason = " ";
    CHECK(refusal_of(silent) != "accepted");
    Decision other = waiver();
    other.listing = "0000000000000000";
    CHECK(refusal_of(other) == "names another report than that of its listing");
}

TEST_CASE("a decision has one spelling")
{
    const std::string good = to_text(waiver());
    CHECK(refusal_of("") == "its first line is not ocks-decision/v1");
    CHECK(refusal_of(good + "\n") == "is not spelled as decisions are");
    CHECK(refusal_of(good + "level ready\n") == "is not spelled as decisions are");
    CHECK(refusal_of(good.substr(0, good.size() - 1)) == "is not spelled as decisions are");
    std::string folded = good;
    folded.replace(folded.find("reason "), 7, "reason  ");
    CHECK(refusal_of(folded) != "accepted");
    std::string swapped = good;
    swapped.replace(swapped.find("kind waive"), 10, "kind wAive");
    CHECK(refusal_of(swapped) == "is of no kind");
}

TEST_CASE("a maintainer signs a decision, a second one below the same text")
{
    const SigningKey one = generate_key("hcl.test/maintainers/one").value();
    const SigningKey two = generate_key("hcl.test/maintainers/two").value();
    const SigningKey nobody = generate_key("hcl.test/nobody").value();
    const std::vector<VerifierKey> maintainers{verifier_of(one).value(), verifier_of(two).value()};

    const std::string note = sign_decision(waiver(), one).value();
    const Decision opened = open_decision(note, maintainers).value();
    CHECK(opened.signers == std::vector<std::string>{"hcl.test/maintainers/one"});
    CHECK(opened.sha256 == sha256(note));
    CHECK(to_text(opened) == to_text(waiver()));
    CHECK(read_decision(note).value() == opened);

    const std::string both = cosign(note, two).value();
    CHECK(both.starts_with(note));
    CHECK(open_decision(both, maintainers).value().signers ==
          std::vector<std::string>{"hcl.test/maintainers/one", "hcl.test/maintainers/two"});
    CHECK(cosign(both, one).error().why == "has signed this decision already");
    CHECK_FALSE(cosign("no note", one));

    CHECK(open_decision(sign_decision(waiver(), nobody).value(), maintainers).error().code == Errc::denied);
    std::string changed = note;
    changed.replace(changed.find("eth0"), 4, "eth1");
    CHECK(open_decision(changed, maintainers).error().code == Errc::malformed);

    std::vector<VerifierKey> retired = maintainers;
    retired.front().validity.until = "2026-01-01T00:00:00Z";
    CHECK(open_decision(note, retired).error().code == Errc::denied);
}
