// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.hpp"

#include "tests/support/catch.hpp"

#include <array>

using namespace ocks;

TEST_CASE("a language is known by its tag, with or without a region", "[language]")
{
    CHECK(parse_language("en") == Language::english);
    CHECK(parse_language("zh_CN.UTF-8") == Language::chinese);
    CHECK(parse_language("zh-Hans") == Language::chinese);
    CHECK_FALSE(parse_language("fr"));
    CHECK_FALSE(parse_language(""));
}

TEST_CASE("a phrase is looked up by its English text, and what the table does not have stays English", "[language]")
{
    constexpr std::array table{Translation{"Page {} of {}", "第 {} 页，共 {} 页"}, Translation{"pass", "通过"}};
    CHECK(translated("pass", Language::chinese, table) == "通过");
    CHECK(translated("pass", Language::english, table) == "pass");
    CHECK(translated("past", Language::chinese, table) == "past");
}

TEST_CASE("the holes of a phrase are filled in their order, and those that nothing fills stay empty", "[language]")
{
    CHECK(filled("{} values, {} to {}", {"3", "{}", "9"}) == "3 values, {} to 9");
    CHECK(filled("{} of {}", {"1"}) == "1 of {}");
    CHECK(filled("none", {"1"}) == "none");
}
