// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/allow_list.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

std::string refusal(std::string_view text)
{
    const auto list = parse_allow_list(text, "a.toml");
    return list ? "none" : to_string(list.error());
}

}  // namespace

TEST_CASE("an allowance is read with its limits")
{
    const auto list = parse_allow_list("[[allowed]]\nfinding = \"firmware-bug\"\nline = \"TSC *\"\nreason = \"known\"\n"
                                       "models = [\"minimal\"]\nreleases = [\"^6.12.\"]\n",
                                       "a.toml");
    REQUIRE(list);
    REQUIRE(list->size() == 1);
    CHECK(list->front() == Allowance{.finding = "firmware-bug",
                                     .line = "TSC *",
                                     .reason = "known",
                                     .models = {"minimal"},
                                     .architectures = {},
                                     .releases = {"^6.12."}});
    CHECK(parse_allow_list("", "a.toml")->empty());
}

TEST_CASE("an entry without a reason is refused with its line")
{
    CHECK(refusal("# one\n[[allowed]]\nfinding = \"panic\"\nline = \"x\"\n") == "a.toml:2: reason: missing");
    CHECK(refusal("[[allowed]]\nfinding = \"panic\"\nline = \"x\"\nreason = \"\"\n") ==
          "a.toml:4: reason: must be a text");
}

TEST_CASE("what cannot be meant is refused with its line")
{
    CHECK(refusal("[[allowed]]\nfinding = \"sunshine\"\nline = \"x\"\nreason = \"y\"\n") ==
          "a.toml:1: finding: there is none called 'sunshine'");
    CHECK(refusal("[[allowed]]\nfinding = \"panic\"\nline = \"x\"\nreason = \"y\"\nmodel = [\"m\"]\n") ==
          "a.toml:5: model: unknown key");
    CHECK(refusal("a\n[\n").starts_with("a.toml:"));
    CHECK(refusal("# \xc3\xa9\n") == "a.toml:1: a character that is not plain ASCII");
}

TEST_CASE("the list that is part of the program can be read, and every reason says something")
{
    const auto list = parse_allow_list(allow_list_text(), "kernel/judge/allowed.toml");
    REQUIRE(list);
    for (const Allowance& each : *list) {
        CAPTURE(each.finding, each.line);
        CHECK(each.reason.size() > 20);
    }
}
