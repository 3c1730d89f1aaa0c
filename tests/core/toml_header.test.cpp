// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/toml_header.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

TEST_CASE("a table header without a name is found by its line")
{
    CHECK(nameless_table_header("[\n") == 1U);
    CHECK(nameless_table_header("a = 1\n[[\n]]\n") == 2U);
    CHECK(nameless_table_header("a = 1\n\n  [ =x]\n") == 3U);
    CHECK(nameless_table_header("[\xc3\xa9]") == 1U);
}

TEST_CASE("headers, arrays and texts pass")
{
    CHECK_FALSE(nameless_table_header(""));
    CHECK_FALSE(nameless_table_header("a = [\n  \"x\",\n]\n[b]\n[[c.d]]\n[ \"e\" ]\n[[ 'f' ]]\n"));
    CHECK_FALSE(nameless_table_header("[]\n"));  // toml++ refuses it itself
}

TEST_CASE("a character that is not printable ASCII is found by its line")
{
    CHECK(first_line_beyond_ascii("a = 1\nb = \"\xc3\xa9\"\n") == 2U);
    CHECK(first_line_beyond_ascii(std::string_view{"\0", 1}) == 1U);
    CHECK_FALSE(first_line_beyond_ascii("a = \"~ \"\r\n\tb = 2\n"));
}
