// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/judge.hpp"

#include "tests/support/catch.hpp"

#include <array>
#include <limits>
#include <vector>

using namespace ocks;

namespace {

const std::vector<Scalar> widths{4.0, 8.0, 16.0};
const std::vector<Scalar> states{"live", "resetting"};

struct Row {
    Scalar value;
    Criterion criterion;
    Outcome expected;
};

Verdict judge_one(const Scalar& value, Criterion criterion)
{
    criterion.measurement = "x";
    return judge(std::vector<Measurement>{{"x", value, ""}}, std::array{criterion});
}

Criterion at_least(double limit)
{
    return {.measurement = "read_iops", .relation = Relation::ge, .limit = limit, .unit = "1/s"};
}

}  // namespace

TEST_CASE("each relation holds where it should, and at its edges", "[judge]")
{
    using enum Relation;
    const auto row = GENERATE(values<Row>({
        {5.0, {.relation = eq, .limit = 5.0}, Outcome::pass},
        {5.1, {.relation = eq, .limit = 5.0}, Outcome::fail},
        {5.1, {.relation = ne, .limit = 5.0}, Outcome::pass},
        {5.0, {.relation = ne, .limit = 5.0}, Outcome::fail},
        {4.9, {.relation = lt, .limit = 5.0}, Outcome::pass},
        {5.0, {.relation = lt, .limit = 5.0}, Outcome::fail},
        {5.0, {.relation = le, .limit = 5.0}, Outcome::pass},
        {5.1, {.relation = le, .limit = 5.0}, Outcome::fail},
        {5.1, {.relation = gt, .limit = 5.0}, Outcome::pass},
        {5.0, {.relation = gt, .limit = 5.0}, Outcome::fail},
        {5.0, {.relation = ge, .limit = 5.0}, Outcome::pass},
        {4.9, {.relation = ge, .limit = 5.0}, Outcome::fail},
        {4.0, {.relation = between, .limit = 4.0, .upper = 8.0}, Outcome::pass},
        {8.0, {.relation = between, .limit = 4.0, .upper = 8.0}, Outcome::pass},
        {8.1, {.relation = between, .limit = 4.0, .upper = 8.0}, Outcome::fail},
        {3.9, {.relation = between, .limit = 4.0, .upper = 8.0}, Outcome::fail},
        {8.0, {.relation = in, .among = widths}, Outcome::pass},
        {6.0, {.relation = in, .among = widths}, Outcome::fail},
        {"live", {.relation = eq, .limit = "live"}, Outcome::pass},
        {"dead", {.relation = eq, .limit = "live"}, Outcome::fail},
        {"live", {.relation = ne, .limit = "dead"}, Outcome::pass},
        {"live", {.relation = in, .among = states}, Outcome::pass},
        {"dead", {.relation = in, .among = states}, Outcome::fail},
    }));
    CAPTURE(static_cast<int>(row.criterion.relation));
    CHECK(judge_one(row.value, row.criterion).outcome == row.expected);
}

TEST_CASE("what cannot be compared is an error, never a pass or a fail", "[judge]")
{
    using enum Relation;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const auto row = GENERATE_COPY(values<Row>({
        {nan, {.relation = ne, .limit = 5.0}, Outcome::error},
        {infinity, {.relation = ge, .limit = 5.0}, Outcome::error},
        {5.0, {.relation = ne, .limit = nan}, Outcome::error},
        {"5", {.relation = eq, .limit = 5.0}, Outcome::error},
        {"10", {.relation = gt, .limit = "9"}, Outcome::error},
        {5.0, {.relation = between, .limit = 4.0, .upper = "8"}, Outcome::error},
        {"live", {.relation = in, .among = widths}, Outcome::error},
        {5.0, {.relation = in, .among = {}}, Outcome::error},
    }));
    CAPTURE(static_cast<int>(row.criterion.relation));
    CHECK(judge_one(row.value, row.criterion).outcome == row.expected);
}

TEST_CASE("a reason carries the value, the unit and the limit", "[judge]")
{
    CHECK(judge(std::vector<Measurement>{{"read_iops", 1'234'567.0, "1/s"}}, std::array{at_least(1'500'000)}) ==
          Verdict{Outcome::fail, "", {"read_iops is 1234567 1/s, must be at least 1500000 1/s"}, {}});
    CHECK(judge_one(6.0, {.relation = Relation::in, .among = widths}).reasons ==
          std::vector<std::string>{"x is 6, must be one of 4, 8, 16"});
    CHECK(judge_one("dead", {.relation = Relation::eq, .limit = "live"}).reasons ==
          std::vector<std::string>{"x is dead, must be live"});
}

TEST_CASE("a number that never came is an error, not a fail", "[judge]")
{
    CHECK(judge({}, std::array{at_least(5)}) ==
          Verdict{Outcome::error, "not-measured", {"read_iops was not measured"}, {}});
}

TEST_CASE("every measurement of a name is held to its criterion", "[judge]")
{
    const std::vector<Measurement> twice{{"read_iops", 9.0, "1/s"}, {"read_iops", 1.0, "1/s"}};
    CHECK(judge(twice, std::array{at_least(5)}).outcome == Outcome::fail);
}

TEST_CASE("evidence against the hardware outweighs a number that never came", "[judge]")
{
    const std::vector<Measurement> slow{{"read_iops", 1.0, "1/s"}};
    const Criterion missing{.measurement = "write_iops"};
    CHECK(judge(slow, std::array{at_least(5), missing}).outcome == Outcome::fail);
    CHECK(judge(slow, std::array{missing, at_least(5)}).outcome == Outcome::fail);
}

TEST_CASE("what is held to nothing is information, not a pass", "[judge]")
{
    const std::vector<Measurement> fast{{"read_iops", 9.0, "1/s"}};
    CHECK(judge(fast, {}).outcome == Outcome::info);
    Criterion lenient = at_least(5);
    lenient.blocking = false;
    CHECK(judge(fast, std::array{lenient}).outcome == Outcome::info);
}

TEST_CASE("numbers of different units do not compare", "[judge]")
{
    const std::vector<Measurement> kilobytes{{"rate", 500.0, "kBy/s"}};
    const Criterion megabytes{.measurement = "rate", .relation = Relation::ge, .limit = 400.0, .unit = "MBy/s"};
    CHECK(judge(kilobytes, std::array{megabytes}) ==
          Verdict{Outcome::error,
                  "not-measured",
                  {"rate is 500 kBy/s, which cannot be compared: must be at least 400 MBy/s"},
                  {}});
}

TEST_CASE("a criterion that does not block warns, and changes no outcome", "[judge]")
{
    Criterion wish = at_least(100);
    wish.blocking = false;
    const std::vector<Measurement> slow{{"read_iops", 50.0, "1/s"}};
    CHECK(judge(slow, std::array{at_least(10), wish}) ==
          Verdict{Outcome::pass, "", {}, {"read_iops is 50 1/s, must be at least 100 1/s"}});
}
