// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

constexpr std::string_view text = R"(id = "server"
version = "2026.1"
[[health]]
measurement = "health.taint_new"
op = "eq"
value = 0
unit = "1"
source = "kernel ABI"
[tests."nvme.io"]
[tests."nvme.io".parameters]
block_bytes = 4096
size_bytes = 1048576
[[tests."nvme.io".criterion]]
measurement = "verify_errors"
op = "eq"
value = 0
unit = "1"
source = "fio"
[[tests."nvme.io".criterion]]
measurement = "state"
op = "in"
values = ["live", "optimized"]
severity = "warning"
source = "kernel"
[profiles.smoke]
summary = "short"
tests = ["nvme.io"]
[profiles.smoke.parameters."nvme.io"]
size_bytes = 4096
[[coverage]]
name = "nvme"
kind = "nvme"
tests = ["nvme.io"]
)";

std::string refusal(std::string from, const std::string& to)
{
    std::string changed{text};
    changed.replace(changed.find(from), from.size(), to);
    const auto policy = parse_policy(changed, "server.toml");
    return policy ? "accepted" : to_string(policy.error());
}

}  // namespace

TEST_CASE("a policy is read with its criteria, parameters and coverage", "[policy]")
{
    const auto policy = parse_policy(text, "server.toml");
    REQUIRE(policy);
    CHECK(policy->sha256.size() == 64);
    const auto criteria = criteria_of(*policy, "nvme.io");
    REQUIRE(criteria.size() == 3);
    CHECK(criteria[0] == Criterion{.measurement = "verify_errors", .limit = 0.0, .unit = "1", .source = "fio"});
    CHECK(criteria[1].among == std::vector<Scalar>{"live", "optimized"});
    CHECK_FALSE(criteria[1].blocking);
    CHECK(criteria[2].measurement == "health.taint_new");
    CHECK(policy->coverage.at(0).tests == std::vector<std::string>{"nvme.io"});
}

TEST_CASE("a profile's parameters lie on top of the test's own", "[policy]")
{
    const auto policy = parse_policy(text, "server.toml").value();
    CHECK(parameters_of(policy, "smoke", "nvme.io") == Parameters{{"block_bytes", "4096"}, {"size_bytes", "4096"}});
    CHECK(parameters_of(policy, "certify", "nvme.io") ==
          Parameters{{"block_bytes", "4096"}, {"size_bytes", "1048576"}});
}

TEST_CASE("what is wrong in a policy is told with its line and key", "[policy]")
{
    CHECK(refusal("severity", "severty") == "server.toml:23: severty: unknown key");
    CHECK(refusal("\"eq\"", "\"equal\"") == "server.toml:3: op: equal is none of eq ne lt le gt ge between in");
    CHECK(refusal("tests = [\"nvme.io\"]", "tests = [\"nvme.oi\"]") ==
          "server.toml:25: tests: there is no test nvme.oi");
    CHECK(refusal("version = \"2026.1\"\n", "") == "server.toml:1: version: missing");
    CHECK(refusal("value = 0", "value = [0]") == "server.toml:6: value: must be a number or a text");
    CHECK_THAT(refusal("[tests.\"nvme.io\"]", "[tests.\"nvme.io\""), Catch::Matchers::StartsWith("server.toml:9: "));
}

TEST_CASE("a blocking test without a criterion is refused", "[policy]")
{
    constexpr std::string_view bare = "id = \"a\"\nversion = \"1\"\n[tests.x]\n[profiles.p]\nsummary = \"s\"\ntests = "
                                      "[\"x\"]\n";
    CHECK(to_string(parse_policy(bare, "bare.toml").error()) ==
          "bare.toml:3: criterion: a blocking test needs at least one blocking criterion");
}
