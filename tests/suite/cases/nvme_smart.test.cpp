// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/nvme/smart_log.hpp"
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase nvme_smart;
}

namespace {

struct Byte {
    std::size_t offset;
    unsigned value;
};

/// A drive at 40 °C with all of its spare, and what is different about this one.
std::string page(std::initializer_list<Byte> others)
{
    std::string bytes(smart_log_bytes, '\0');
    for (const Byte& each : {Byte{1, 0x39}, Byte{2, 0x01}, Byte{3, 100}, Byte{4, 10}})
        bytes[each.offset] = static_cast<char>(each.value);
    for (const Byte& each : others)
        bytes[each.offset] = static_cast<char>(each.value);
    return bytes;
}

Verdict judged(const std::string& answer)
{
    return Trial{cases::nvme_smart, {"nvme", "nvme0", {}}, {}, {}, {}, {}}.on(
        Tree{{"/answers/nvme/nvme0/smart", answer}});
}

}  // namespace

TEST_CASE("a drive that has nothing to warn of passes", "[case][nvme.smart]")
{
    CHECK(judged(page({})).outcome == Outcome::pass);
    CHECK(judged(page({{3, 10}})).outcome == Outcome::pass);
}

TEST_CASE("every warning of a drive is a clause of the reason", "[case][nvme.smart]")
{
    CHECK(judged(page({{0, 0x84}})) ==
          Verdict{Outcome::fail,
                  {},
                  {"critical_warning is the reliability is degraded by media errors, bit 7, must be none"},
                  {}});
}

TEST_CASE("spare below its threshold fails even if the drive does not warn", "[case][nvme.smart]")
{
    CHECK(judged(page({{3, 9}})).reasons ==
          std::vector<std::string>{"spare_above_threshold is -1 %, must be at least 0 %"});
}

TEST_CASE("what a drive has worn off in its life warns and does not fail", "[case][nvme.smart]")
{
    const Verdict verdict = judged(page({{5, 101}, {160, 2}, {161, 1}}));
    CHECK(verdict.outcome == Outcome::pass);
    CHECK(verdict.warnings ==
          std::vector<std::string>{"media_errors is 258, must be 0", "used is 101 %, must be at most 100 %"});
}

TEST_CASE("a log that is cut short or does not come is an error", "[case][nvme.smart]")
{
    CHECK(judged(page({}).substr(1)).outcome == Outcome::error);
    CHECK(Trial{cases::nvme_smart, {"nvme", "nvme0", {}}, {}, {}, {}, {}}.on(Tree{}).outcome == Outcome::error);
}
