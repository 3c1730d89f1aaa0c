// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;
using namespace std::string_view_literals;

TEST_CASE("blanks around a text go, those within it stay", "[text]")
{
    CHECK(trimmed("  PERC H755 \n") == "PERC H755");
    CHECK(trimmed("rockchip,rk3588\0"sv) == "rockchip,rk3588");
    CHECK(trimmed(" \n").empty());
}

TEST_CASE("a number is the whole text or nothing", "[text]")
{
    CHECK(parse_unsigned("6") == std::uint64_t{6});
    CHECK(parse_unsigned("0x1f") == std::uint64_t{31});
    for (const auto* text : {"", "0x", "6x", "-1", "+6", "18446744073709551616"}) {
        CAPTURE(text);
        REQUIRE_FALSE(parse_unsigned(text));
        CHECK(parse_unsigned(text).error().code == Errc::malformed);
    }
}

TEST_CASE("lists of CPUs are read as the kernel writes them", "[text]")
{
    CHECK(parse_list("0-2,8\n") == std::vector<unsigned>{0, 1, 2, 8});
    CHECK(parse_list("\n") == std::vector<unsigned>{});
    CHECK_FALSE(parse_list("3-1"));
    CHECK_FALSE(parse_list("0-99999999999"));
    CHECK_FALSE(parse_list("0,,1"));
}

TEST_CASE("signed and decimal numbers count whole or not at all", "[text]")
{
    CHECK(parse_signed("-1") == -1);
    CHECK_FALSE(parse_signed("1x"));
    CHECK(parse_decimal("2.5") == 2.5);
    CHECK_FALSE(parse_decimal("1e5"));
    CHECK_FALSE(parse_decimal("nan"));
    CHECK_FALSE(parse_decimal(""));
}

TEST_CASE("numbers are written with the digits that are true, and no exponent", "[text]")
{
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(1e21) == "1000000000000000000000");
    CHECK(shortest(412000) == "412000");
}

TEST_CASE("lines end at line feeds, with or without a carriage return", "[text]")
{
    CHECK(lines("a\r\nb\n") == std::vector<std::string_view>{"a", "b"});
    CHECK(lines("").empty());
    CHECK(lines("a\n\nb") == std::vector<std::string_view>{"a", "", "b"});
}
