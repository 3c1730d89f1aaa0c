// SPDX-License-Identifier: GPL-3.0-or-later
/// The policy that we ship, against the cases that we ship.
#include "suite/plan.hpp"
#include "suite/trouble.hpp"
#include "tests/suite/support/bench.hpp"

#include <algorithm>

using namespace ocks;
using ocks::testing::server_policy;

TEST_CASE("the catalogue is in order, says what it shows, and each case can measure", "[catalogue]")
{
    const auto cases = all_cases();
    CHECK(std::ranges::adjacent_find(cases, std::ranges::greater_equal{}, &TestCase::id) == cases.end());
    for (const TestCase* test : cases) {
        CAPTURE(test->id);
        CHECK_FALSE(test->summary.empty());
        CHECK_FALSE(test->shows.empty());
        CHECK_FALSE(test->subjects.empty());
        CHECK(test->measure != nullptr);
        CHECK(test->needs.grant == (test->harm == Harm::destroys_data));
    }
}

TEST_CASE("the policy and the catalogue have the same tests", "[policy]")
{
    const Policy policy = server_policy();
    std::vector<std::string> ids;
    for (const TestCase* test : all_cases())
        ids.emplace_back(test->id);
    std::vector<std::string> named;
    for (const auto& [id, rule] : policy.tests)
        named.push_back(id);
    CHECK(ids == named);
}

TEST_CASE("trial has every test, the other profiles have the same of them, and only certify certifies", "[policy]")
{
    const Policy policy = server_policy();
    CHECK(policy.profiles.at("trial").tests.size() == policy.tests.size());
    for (const auto& [name, profile] : policy.profiles) {
        CAPTURE(name);
        CHECK(profile.certifies == (name == "certify"));
        if (name != "trial")
            CHECK(profile.tests == policy.profiles.at("certify").tests);
    }
}

TEST_CASE("everything that the health criteria ask for is measured by the gate", "[policy][health]")
{
    const HealthReport report = report_of({}, std::chrono::seconds{1});
    const Policy policy = server_policy();
    for (const Criterion& criterion : policy.health) {
        CAPTURE(criterion.measurement);
        const auto found = std::ranges::find(report.measured, criterion.measurement, &Measurement::name);
        REQUIRE(found != report.measured.end());
        CHECK(found->unit == criterion.unit);
        CHECK(is_met(*found, criterion));
    }
    CHECK(judge(report.measured, policy.health).outcome == Outcome::pass);
}

TEST_CASE("every criterion says where it comes from", "[policy]")
{
    const Policy policy = server_policy();
    for (const auto& [id, rule] : policy.tests) {
        for (const Criterion& criterion : rule.criteria)
            CHECK_FALSE(criterion.source.empty());
    }
}
