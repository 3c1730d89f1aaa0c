// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/bundle/ticket.hpp"

#include "reports/bundle/verify.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

constexpr std::string_view origin = "hcl.opencloudos.example";

SigningKey hcl_key()
{
    SigningKey key{std::string{origin}, {}};
    key.seed.fill(9);
    return key;
}

/// The vendor and the HCL.
std::vector<VerifierKey> trusted()
{
    return {verifier_of(testing::sample_key()).value(), verifier_of(hcl_key()).value()};
}

Ticket sample_ticket()
{
    return {std::string{origin},
            "example",
            "00112233445566778899aabbccddeeff",
            "2026-11-20T00:00:00Z",
            "2026-12-20T00:00:00Z"};
}

std::string bundle_with(const Ticket& ticket)
{
    return pack(testing::sample_report(),
                testing::sample_logs(),
                testing::sample_key(),
                origin,
                sign_ticket(ticket, hcl_key()).value())
        .value();
}

std::string why_not(const Ticket& ticket, const IsUsed& is_used = {})
{
    const Verification result = verify(bundle_with(ticket), trusted(), is_used);
    if (result.good())
        return {};
    CHECK(result.steps.back().what == "ticket");
    return result.steps.back().detail;
}

}  // namespace

TEST_CASE("a bundle carries the ticket that it was made for, and keeps it")
{
    CHECK(why_not(sample_ticket()).empty());
    Ticket whole_name = sample_ticket();
    whole_name.vendor = "hcl.example/vendors/example";
    CHECK(why_not(whole_name).empty());
    const auto bundle = unpack(bundle_with(sample_ticket()));
    REQUIRE(bundle);
    CHECK(redeem(bundle->ticket, {origin, "example", "2026-11-20T08:03:00Z"}, trusted(), {}) == sample_ticket());
}

TEST_CASE("a ticket that was used is refused, and so is that of another HCL, vendor or time, each for its own reason",
          "[tamper]")
{
    const auto with = [](auto change) {
        Ticket ticket = sample_ticket();
        change(ticket);
        return why_not(ticket);
    };
    CHECK(why_not(sample_ticket(), [](std::string_view nonce) {
              return nonce.starts_with("0011");
          }).find("used before: nonce 00112233445566778899aabbccddeeff") != std::string::npos);
    CHECK(why_not(sample_ticket(), [](std::string_view) { return false; }).empty());
    CHECK(with([](Ticket& ticket) { ticket.origin = "other.example"; }).find("of other.example") != std::string::npos);
    CHECK(with([](Ticket& ticket) { ticket.vendor = "other"; }).find("given to other") != std::string::npos);
    CHECK(with([](Ticket& ticket) { ticket.issued = "2026-11-20T08:03:01Z"; }).find("before the ticket was given") !=
          std::string::npos);
    CHECK(with([](Ticket& ticket) { ticket.expires = "2026-11-20T08:02:59Z"; }).find("expired on") !=
          std::string::npos);
}

TEST_CASE("a ticket that nobody who is trusted signed is refused")
{
    const Verification result =
        verify(bundle_with(sample_ticket()), std::vector{verifier_of(testing::sample_key()).value()});
    CHECK_FALSE(result.good());
    CHECK(result.steps.back().detail.find("signed by no key that is trusted") != std::string::npos);
}

TEST_CASE("a vendor cannot give itself a ticket", "[tamper]")
{
    const std::string own = sign_ticket(sample_ticket(), testing::sample_key()).value();
    const auto redeemed = redeem(own, {origin, "example", "2026-11-20T08:03:00Z"}, trusted(), {});
    REQUIRE_FALSE(redeemed);
    CHECK(redeemed.error().why.find("and not by " + std::string{origin}) != std::string::npos);
}

TEST_CASE("a ticket has one spelling")
{
    const std::string good = to_text(sample_ticket());
    CHECK(parse_ticket(good) == sample_ticket());
    for (const std::string& bad : {std::string{}, good + "\n", good.substr(1), good + "more\n"})
        CHECK_FALSE(parse_ticket(bad));
    const auto with = [](auto change) {
        Ticket ticket = sample_ticket();
        change(ticket);
        return parse_ticket(to_text(ticket)).has_value();
    };
    CHECK_FALSE(with([](Ticket& ticket) { ticket.nonce = "0011"; }));
    CHECK_FALSE(with([](Ticket& ticket) { ticket.nonce[0] = 'A'; }));
    CHECK_FALSE(with([](Ticket& ticket) { ticket.issued = "yesterday"; }));
    CHECK_FALSE(with([](Ticket& ticket) { ticket.expires = "2026-11-19T00:00:00Z"; }));
    CHECK_FALSE(with([](Ticket& ticket) { ticket.vendor = "two words"; }));
    CHECK(random_nonce().value() != random_nonce().value());
    CHECK(random_nonce()->size() == 32);
}
