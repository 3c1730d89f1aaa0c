// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/quantity.hpp"

#include "reports/html/margin.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

TEST_CASE("sizes, times and rates are written with the unit a person would take")
{
    CHECK(humane_bytes(0) == "0 B");
    CHECK(humane_bytes(1536) == "1.5 KiB");
    CHECK(humane_bytes(549755813888) == "512 GiB");
    CHECK(humane_duration(400) == "0.4 s");
    CHECK(humane_duration(31'250) == "31 s");
    CHECK(humane_duration(250'000) == "4 min 10 s");
    CHECK(humane_duration(7'500'000) == "2 h 5 min");
    CHECK(humane_property("link_speed_mts", std::uint64_t{2500}) == "2.5 GT/s");
    CHECK(humane_property("speed_mbps", std::uint64_t{25000}) == "25 Gb/s");
    CHECK(humane_property("cores", std::uint64_t{32}) == "32");
    CHECK(humane_name("max_link_speed_mts") == "max link speed");
    CHECK(humane_measurement(1234567.5, "By") == "1\u202F234\u202F567.5\u00A0By");
    CHECK(humane_measurement(0.1 + 0.2, "1") == "0.3");
    CHECK(humane_measurement("text", "") == "text");
}

TEST_CASE("the margin is the room that is left to the limit, as a share of it")
{
    const auto room = [](double value, Relation relation, double limit, double upper = 0) {
        return margin({"m", value, "s"}, {"m", relation, limit, upper, {}, "s", true, ""});
    };
    CHECK(room(125, Relation::ge, 100) == 0.25);
    CHECK(room(75, Relation::ge, 100) == -0.25);
    CHECK(room(75, Relation::le, 100) == 0.25);
    CHECK(room(150, Relation::between, 100, 200) == 0.25);
    CHECK_FALSE(room(1, Relation::le, 0));
    CHECK_FALSE(room(1, Relation::eq, 1));
    CHECK_FALSE(margin({"m", 1.0, "s"}, {"m", Relation::ge, 1.0, 0.0, {}, "ms", true, ""}));
}
