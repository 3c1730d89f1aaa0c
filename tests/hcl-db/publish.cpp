// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hcl-db/publish.hpp"

#include "hcl-db/decisions/note.hpp"

#include <set>
#include <stdexcept>

namespace ocks::testing {
namespace {

const SigningKey& maintainer()
{
    static const SigningKey key = generate_key("hcl.test/maintainers/one").value();
    return key;
}

}  // namespace

void decide(Store& store, const std::string& listing, Decision decision)
{
    const Listing facts = store.listing(listing).value();
    const std::vector<Decision> before = store.decisions_on(listing).value();
    decision.listing = listing;
    decision.report_sha256 = facts.report_sha256;
    decision.previous = before.empty() ? std::string{} : before.back().sha256;
    decision.made = facts.received_at;
    decision.reason = "looked at";
    const std::string note = sign_decision(decision, maintainer()).value();
    if (const auto kept = store.record(read_decision(note).value(), note); !kept)
        throw std::runtime_error(to_string(kept.error()));
}

void publish(Store& store, const std::string& listing)
{
    const Listing facts = store.listing(listing).value();
    std::set<std::string> subjects;
    for (const std::string& reason : facts.conclusion.reasons)
        subjects.insert(reason.substr(0, reason.find(':')));
    for (const std::string& subject : subjects) {
        Decision waiver;
        waiver.kind = Decision::Kind::waive;
        waiver.subject = subject;
        waiver.until = "2999-01-01T00:00:00Z";
        decide(store, listing, std::move(waiver));
    }
    Decision award;
    award.kind = Decision::Kind::award;
    award.level = Level::ready;
    decide(store, listing, std::move(award));
}

}  // namespace ocks::testing
