// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/key.hpp"

#include "reports/signature/trust.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

TEST_CASE("a key's name has no blank, no plus sign and no control character")
{
    for (const std::string_view name : {"",
                                        "a b",
                                        "a+b",
                                        "a\nb",
                                        "a\xC2\xA0"
                                        "b",
                                        "\xff"})
        CHECK(generate_key(name).error().code == Errc::malformed);
}

TEST_CASE("a trust file has one key a line, and says where it is wrong")
{
    const std::string peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    CHECK(parse_trust("# ours\n\n" + peter + "\n", "trust.txt")->size() == 1);
    CHECK(parse_trust(peter + "\n" + peter, "trust.txt").error().where == "trust.txt:2");
    CHECK(parse_trust("# x\nnonsense\n", "trust.txt").error().where == "trust.txt:2");
}

TEST_CASE("a trust file says when a key may sign, and a key says why it may not")
{
    const std::string peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const std::string line =
        peter + " from=2026-01-01T00:00:00Z until=2027-01-01T00:00:00Z revoked=2026-06-01T00:00:00Z";
    const auto trusted = parse_trust(line, "trust.txt");
    REQUIRE(trusted);
    CHECK(trust_line(trusted->front()) == line);
    const auto why = [&](std::string_view time) {
        const auto valid = check_validity(trusted->front(), time);
        return valid ? std::string{} : valid.error().why;
    };
    CHECK(why("2026-03-01T00:00:00Z").empty());
    CHECK(why("2025-12-31T23:59:59Z").find("valid from") != std::string::npos);
    CHECK(why("2026-06-01T00:00:00Z").find("revoked since") != std::string::npos);
    VerifierKey key = trusted->front();
    key.validity.revoked.clear();
    CHECK(check_validity(key, "2027-01-01T00:00:01Z").error().why.find("expired on") != std::string::npos);
    CHECK(parse_trust(peter + " until=tomorrow", "t").error().why.find("a time is written") == 0);
    CHECK_FALSE(parse_trust(peter + " forever", "t"));
    CHECK_FALSE(parse_trust(line + " from=2026-01-01T00:00:00Z", "t"));
}
