// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/succession.hpp"

#include "reports/signature/note.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

constexpr std::string_view moment = "2026-11-20T00:00:00Z";

SigningKey next_key()
{
    SigningKey key{"PeterNeumann", {}};
    key.seed.fill(3);
    return key;
}

std::vector<VerifierKey> trusting(const SigningKey& key)
{
    return {verifier_of(key).value()};
}

}  // namespace

TEST_CASE("whoever trusts the old key can trust the new one from that time on")
{
    const auto note = succession_note(testing::sample_key(), next_key(), moment);
    REQUIRE(note);
    const auto read = read_succession(*note, trusting(testing::sample_key()));
    REQUIRE(read);
    CHECK(read->new_key.key == verifier_of(next_key())->key);
    CHECK(read->new_key.validity.from == moment);
    CHECK(read->old_key.validity.until == moment);
}

TEST_CASE("a succession needs both signatures, and the old key must be one that is trusted and valid")
{
    const std::string note = succession_note(testing::sample_key(), next_key(), moment).value();
    CHECK(read_succession(note, {}).error().code == Errc::denied);
    CHECK(read_succession(note, trusting(next_key())).error().code == Errc::denied);
    auto revoked = trusting(testing::sample_key());
    revoked.front().validity.revoked = "2026-11-01T00:00:00Z";
    CHECK(read_succession(note, revoked).error().why.find("revoked since") != std::string::npos);
    const std::string text = parse_note(note)->text;
    const auto alone = sign_note(text, testing::sample_key());
    CHECK(read_succession(*alone, trusting(testing::sample_key())).error().why.find("has not signed") !=
          std::string::npos);
    CHECK_FALSE(succession_note(testing::sample_key(), next_key(), "soon"));
}
