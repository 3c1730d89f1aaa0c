// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/ticket.hpp"

#include "reports/bundle/ticket.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

using namespace ocks;

namespace {

constexpr std::string_view vendor = "acme";

std::string note_for(std::string_view whom)
{
    SigningKey key{"hcl.example", {}};
    key.seed.fill(9);
    const Ticket ticket{key.name,
                        std::string{whom},
                        "00112233445566778899aabbccddeeff",
                        "2026-11-20T00:00:00Z",
                        "2026-12-20T00:00:00Z"};
    return sign_ticket(ticket, key).value();
}

constexpr std::time_t in_its_time = 1'795'795'200;  // 2026-11-27T16:00:00Z

Result<verbs::CarriedTicket> carried(const std::string& note, std::time_t now)
{
    const testing::Tree folder{{"/ticket.note", note}};
    return verbs::carried_ticket(
        (folder.path() / "ticket.note").string(), vendor, std::chrono::system_clock::from_time_t(now));
}

}  // namespace

TEST_CASE("a run carries the ticket that it was given, and its bundle is for that HCL")
{
    const std::string note = note_for(vendor);
    const auto ticket = carried(note, in_its_time);
    REQUIRE(ticket);
    CHECK(ticket->origin == "hcl.example");
    CHECK(ticket->note == note);
    CHECK(verbs::carried_ticket("", vendor, {})->note.empty());
    CHECK(carried(note_for("hcl.example/vendors/acme"), in_its_time));
}

TEST_CASE("a ticket that an HCL would refuse is refused before the run")
{
    const auto why = [](const std::string& note, std::time_t now) {
        const auto ticket = carried(note, now);
        return ticket ? std::string{} : ticket.error().why;
    };
    constexpr std::time_t month = 31 * 86'400;
    CHECK(why(note_for("somebody"), in_its_time).find("given to somebody") != std::string::npos);
    CHECK(why(note_for(vendor), in_its_time + month).find("expired on") != std::string::npos);
    CHECK(why(note_for(vendor), in_its_time - month).find("before the ticket was given") != std::string::npos);
    CHECK(why(note_for("hcl.example/vendors/acme-labs"), in_its_time).find("given to") != std::string::npos);
    CHECK(why("no note", in_its_time) == "has no signature");
    CHECK(verbs::carried_ticket("/nowhere/ticket.note", vendor, {}).error().code == Errc::absent);
}
