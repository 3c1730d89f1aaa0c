// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/clock/rtc.hpp"
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using namespace std::chrono_literals;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase clock_rtc;
}

namespace {

/// A clock that stands still while `seconds` pass.
Verdict judged(const std::string& time, const std::string& release_date, const std::string& seconds = "0")
{
    return Trial{cases::clock_rtc,
                 {"rtc", "rtc0", {}},
                 {{"seconds", seconds}, {"earliest", "01/01/2024"}},
                 {},
                 {{{"bios", "bios", {{"release_date", release_date}}}}, {}},
                 {}}
        .on(Tree{{"/answers/rtc/rtc0/time", time}});
}

}  // namespace

TEST_CASE("a clock that shows a time of the day that its firmware was made, or later, passes", "[case][clock.rtc]")
{
    CHECK(judged("2026-11-29 01:15:07", "03/16/2026") == Verdict{Outcome::pass, {}, {}, {}});
    CHECK(judged("2026-03-16 00:00:00", "03/16/2026").outcome == Outcome::pass);
    // Where the firmware does not say when it was made, the policy has a date.
    CHECK(judged("2024-01-01 00:00:00", "soon").outcome == Outcome::pass);
    CHECK(judged("2023-12-31 23:59:59", "soon").outcome == Outcome::fail);
}

TEST_CASE("a clock that shows a time from before its firmware was made has lost it", "[case][clock.rtc]")
{
    CHECK(judged("2026-03-15 23:59:59", "03/16/2026") ==
          Verdict{Outcome::fail, {}, {"days_since_firmware is -1 d, must be at least 0 d"}, {}});
    CHECK(judged("2000-01-01 00:00:11", "03/16/2026").outcome == Outcome::fail);
}

TEST_CASE("a clock that stands still fails once it is more than two seconds behind", "[case][clock.rtc]")
{
    CHECK(judged("2026-11-29 01:15:07", "03/16/2026", "1").outcome == Outcome::pass);
    const Verdict verdict = judged("2026-11-29 01:15:07", "03/16/2026", "3");
    REQUIRE(verdict.outcome == Outcome::fail);
    CHECK(verdict.reasons.front().starts_with("difference is 3"));
}

TEST_CASE("a clock that cannot be read, or holds no time, is an error", "[case][clock.rtc]")
{
    for (const char* text : {"not a time", "2026-02-30 00:00:00", "2026-11-29 24:00:00", "2026-11-29", ""})
        CHECK(judged(text, "03/16/2026").outcome == Outcome::error);
    CHECK(Trial{cases::clock_rtc, {"rtc", "rtc0", {}}, {{"seconds", "0"}, {"earliest", "01/01/2024"}}, {}, {}, {}}
              .on(Tree{})
              .outcome == Outcome::error);
}

TEST_CASE("dates of firmware and clock are read whole or refused", "[rtc]")
{
    CHECK(parse_firmware_date("03/16/2026") == std::chrono::sys_days{2026y / 3 / 16});
    CHECK(parse_firmware_date("12/31/99") == std::chrono::sys_days{1999y / 12 / 31});
    for (const char* text : {"16/03/2026", "03/16", "03-16-2026", "3/16/2026x", ""})
        CHECK_FALSE(parse_firmware_date(text));
    CHECK(parse_rtc_time("1970-01-02 00:00:01") == std::chrono::sys_seconds{24h + 1s});
}
