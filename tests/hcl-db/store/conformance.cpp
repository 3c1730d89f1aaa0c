// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hcl-db/store/conformance.hpp"

#include "core/digest.hpp"
#include "reports/transparency/entry.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace ocks::testing {

Submission submission(std::string_view name)
{
    const std::string text{name};
    Submission made{.listing = {}, .bundle = "bundle " + text, .report = "report " + text, .policy = "policy"};
    Listing& listing = made.listing;
    listing.bundle_sha256 = sha256(made.bundle);
    listing.report_sha256 = sha256(made.report);
    listing.id = listing_id_of(listing.report_sha256);
    listing.report_id = "id of " + text;
    listing.policy_sha256 = sha256(made.policy);
    listing.policy_id = "server";
    listing.policy_version = "2026.1";
    listing.signer = "acme";
    listing.received_at = "2026-02-11T12:00:00Z";
    listing.vendor = "华为'); DROP TABLE listing; --";
    listing.product = "泰山 2280";
    listing.kernel_release = "6.12.8-2611.1.0.ocks";
    listing.valid.stream = "6.12-2611";
    listing.emulated = true;
    listing.profile = "smoke";
    listing.conclusion = {Standing::incomplete, {"first", "second"}};
    listing.tested_at = "2026-02-11T08:30:00Z";
    listing.components = {{.address = "0000:00:00.0", .id = "8086:29c0"},
                          {.address = "0000:01:00.0", .id = "8086:10d3", .driver = "e1000e", .cover = "tested"}};
    return made;
}

namespace {

Decision decision_on(const Listing& listing, std::string previous, std::string name)
{
    Decision decision;
    decision.kind = Decision::Kind::reject;
    decision.listing = listing.id;
    decision.report_sha256 = listing.report_sha256;
    decision.previous = std::move(previous);
    decision.made = "2026-03-01T09:00:00Z";
    decision.reason = "because";
    decision.signers = {"one"};
    decision.sha256 = sha256(name);
    return decision;
}

/// A note in form alone: the store keeps it, and has nothing to do with its signatures.
std::string note_of(const Decision& decision)
{
    return to_text(decision) + "\n\xE2\x80\x94 one AAAAAAA=\n";
}

std::string note_named_by_itself(Decision& decision)
{
    std::string note = note_of(decision);
    decision.sha256 = sha256(note);
    return note;
}

void comes_back_whole(const OpenStore& open)
{
    const auto store = open();
    const Submission sent = submission("one");
    const auto added = store->add(sent);
    REQUIRE(added);
    REQUIRE(std::holds_alternative<Added>(*added));
    for (const auto& again : {open(), open()}) {
        CHECK(again->listings().value() == std::vector<Listing>{sent.listing});
        CHECK(again->listing(sent.listing.id).value() == sent.listing);
        CHECK(again->blobs().get(sent.listing.report_sha256).value() == sent.report);
        CHECK(again->receipt_of(sent.listing.bundle_sha256).value() == std::get<Added>(*added).receipt);
        CHECK(again->change_seq().value() == 1);
    }
    CHECK(store->receipt_of(std::string(64, '0')).error().code == Errc::absent);
    CHECK(store->listing("0000000000000000").error().code == Errc::absent);
}

void is_idempotent_and_knows_a_conflict(const OpenStore& open)
{
    const auto store = open();
    const Submission sent = submission("one");
    REQUIRE(store->add(sent));
    CHECK(std::holds_alternative<Known>(store->add(sent).value()));

    Submission other = submission("two");
    other.listing.report_id = sent.listing.report_id;
    const auto files = store->blobs().list().value();
    CHECK(std::get<Conflict>(store->add(other).value()).why ==
          "another report with the id id of one is listing " + sent.listing.id);
    CHECK(store->blobs().list().value() == files);
    CHECK(store->listings().value().size() == 1);
    CHECK(store->log_size().value() == 1);
}

void takes_a_ticket_once(const OpenStore& open)
{
    const auto store = open();
    Submission first = submission("one");
    first.listing.nonce = "00112233445566778899aabbccddeeff";
    REQUIRE(std::holds_alternative<Added>(store->add(first).value()));
    Submission second = submission("two");
    second.listing.nonce = first.listing.nonce;
    CHECK(std::get<Conflict>(store->add(second).value()).why ==
          "the ticket was used before, for listing " + first.listing.id);
    // Runs without a ticket have none in common.
    CHECK(std::holds_alternative<Added>(store->add(submission("three")).value()));
    CHECK(std::holds_alternative<Added>(store->add(submission("four")).value()));
}

void many_may_add_at_once(const OpenStore& open)
{
    const auto first = open();
    const auto second = open();
    const auto third = open();
    const auto add_ten = [](Store& store, std::string_view prefix) {
        for (int n = 0; n < 10; ++n)
            (void)store.add(submission(std::string{prefix} + std::to_string(n)));
    };
    std::thread one{[&] {
        add_ten(*first, "a");
    }};
    std::thread two{[&] {
        add_ten(*second, "b");
    }};
    std::thread three{[&] {
        add_ten(*third, "b");
    }};
    one.join();
    two.join();
    three.join();
    CHECK(first->listings().value().size() == 20);
    CHECK(first->change_seq().value() == 20);
    const auto entries = first->log_entries(0, 100).value();
    CHECK(entries.size() == 20);
    CHECK(std::set<std::string>(entries.begin(), entries.end()).size() == 20);
}

void keeps_a_chain_of_decisions(const OpenStore& open)
{
    const auto store = open();
    const Submission sent = submission("one");
    REQUIRE(store->add(sent));
    Decision first = decision_on(sent.listing, {}, "first");
    const std::string note = note_named_by_itself(first);
    REQUIRE(store->record(first, note));
    Decision rival = decision_on(sent.listing, {}, "rival");
    rival.reason = "I was later";
    CHECK(store->record(rival, note_named_by_itself(rival)).error().code == Errc::denied);
    Decision second = decision_on(sent.listing, first.sha256, "second");
    REQUIRE(store->record(second, note_named_by_itself(second)));

    CHECK(open()->decisions_on(sent.listing.id).value() == std::vector<Decision>{first, second});
    CHECK(store->decisions().value().at(sent.listing.id).size() == 2);
    CHECK(store->decision_note(first.sha256).value() == note);
    CHECK(store->decision_note(rival.sha256).error().code == Errc::absent);
    CHECK(store->decisions_on("0000000000000000").value().empty());
    Decision lost = decision_on(submission("never sent").listing, {}, "lost");
    CHECK(store->record(lost, note_named_by_itself(lost)).error().code == Errc::absent);
    CHECK(store->change_seq().value() == 3);
}

void logs_in_the_order_of_what_happened(const OpenStore& open)
{
    const auto store = open();
    const Submission one = submission("one");
    const Submission two = submission("two");
    REQUIRE(store->add(one));
    Decision decision = decision_on(one.listing, {}, "first");
    const std::string note = note_named_by_itself(decision);
    REQUIRE(store->record(decision, note));
    REQUIRE(store->add(two));
    const auto entries = store->log_entries(0, 10).value();
    REQUIRE(entries.size() == 3);
    const auto logged = log::parse_submission_entry(entries[0]).value();
    CHECK(logged == log::SubmissionEntry{one.listing.bundle_sha256,
                                         one.bundle.size(),
                                         one.listing.report_sha256,
                                         one.listing.submitter,
                                         one.listing.signer,
                                         one.listing.received_at});
    CHECK(entries[1] == log::note_entry("decision", note));
    CHECK(store->log_entries(2, 1).value() == std::vector<std::string>{entries[2]});
    CHECK(store->log_place("submission", two.listing.id).value() == 2);
    CHECK(store->log_place("decision", decision.sha256).value() == 1);
    CHECK(store->log_place("decision", one.listing.id).error().code == Errc::absent);

    CHECK(store->last_checkpoint().value().empty());
    REQUIRE(store->keep_checkpoint(3, "three"));
    REQUIRE(store->keep_checkpoint(2, "two"));
    REQUIRE(store->keep_checkpoint(3, "three again"));
    CHECK(open()->last_checkpoint().value() == "three");
}

void leaves_nothing_of_what_it_cannot_hold(const OpenStore& open)
{
    const auto store = open();
    Submission sent = submission("one");
    sent.listing.components.back().driver = std::string{"a\0b", 3};  // the last thing that is written
    CHECK(store->add(sent).error().code == Errc::malformed);
    CHECK(store->listings().value().empty());
    CHECK(store->change_seq().value() == 0);
    CHECK(store->log_size().value() == 0);
    CHECK(store->receipt_of(sent.listing.bundle_sha256).error().code == Errc::absent);
    sent.listing.components.back().driver = "e1000e";
    CHECK(std::holds_alternative<Added>(store->add(sent).value()));
}

constexpr auto requirements = std::to_array<Requirement>({
    {"what was added comes back whole, on every connection", comes_back_whole},
    {"adding is idempotent, and knows a conflict", is_idempotent_and_knows_a_conflict},
    {"a ticket is good for one run", takes_a_ticket_once},
    {"many may add at once", many_may_add_at_once},
    {"decisions are a chain", keeps_a_chain_of_decisions},
    {"the log is in the order of what happened", logs_in_the_order_of_what_happened},
    {"what cannot be held leaves nothing behind", leaves_nothing_of_what_it_cannot_hold},
});

}  // namespace

std::span<const Requirement> conformance()
{
    return requirements;
}

}  // namespace ocks::testing
