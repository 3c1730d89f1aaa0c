// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/words.hpp"

#include "core/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/phrases.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

using namespace ocks;
using ocks::testing::holes;
using namespace ocks::site;

namespace {

/// Texts that a source gives to words(): literals, several of which can stand one behind the other.
std::set<std::string> phrases_in(const std::string& source)
{
    static const std::regex call{
        R"re(words(?:\.count)?\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)(?:,\s*((?:"(?:[^"\\]|\\.)*"\s*)+))?)re"};
    static const std::regex literal{R"re("((?:[^"\\]|\\.)*)")re"};
    std::set<std::string> phrases;
    for (auto each = std::sregex_iterator(source.begin(), source.end(), call); each != std::sregex_iterator{}; ++each) {
        for (const std::size_t group : {1U, 2U}) {
            const std::string literals = (*each)[group];
            std::string phrase;
            for (auto part = std::sregex_iterator(literals.begin(), literals.end(), literal);
                 part != std::sregex_iterator{};
                 ++part)
                phrase += (*part)[1];
            if (!phrase.empty())
                phrases.insert(phrase);
        }
    }
    return phrases;
}

}  // namespace

TEST_CASE("the Chinese catalogue is sorted, and fills the same holes", "[site]")
{
    const auto catalogue = chinese_catalogue();
    CHECK(std::ranges::is_sorted(catalogue, {}, &Translation::english));
    for (const Translation& each : catalogue) {
        INFO(each.english);
        CHECK(holes(each.english) == holes(each.chinese));
        CHECK_FALSE(each.chinese.empty());
    }
}

TEST_CASE("every text of the pages is in the Chinese catalogue", "[site]")
{
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{OCKS_SOURCE "/hcl-db/site"}) {
        if (entry.path().extension() != ".cpp")
            continue;
        for (const std::string& phrase : phrases_in(read_file(entry.path().string(), 1U << 20U).value())) {
            INFO(entry.path().string() << ": " << phrase);
            CHECK(std::ranges::binary_search(chinese_catalogue(), phrase, {}, &Translation::english));
            ++count;
        }
    }
    CHECK(count > 150);
}

TEST_CASE("the best language of a browser that we have is taken", "[site]")
{
    CHECK(choose_language("", "zh-CN,zh;q=0.9,en;q=0.8") == Language::chinese);
    CHECK(choose_language("", "en,zh;q=0.5") == Language::english);
    CHECK(choose_language("", "fr;q=1, zh;q=0.1") == Language::chinese);
    CHECK(choose_language("", "zh;q=0, en;q=0.1") == Language::english);
    CHECK(choose_language("en", "zh") == Language::english);
    CHECK(choose_language("", "") == Language::english);
    CHECK(Words{Language::chinese, true}.address("/listings") == "/zh/listings");
    CHECK(Words{Language::chinese}.address("/listings") == "/listings");
}

TEST_CASE("values go where the other language wants them, and what has no translation stays", "[site]")
{
    CHECK(Words{Language::chinese}("Page {} of {}", {"2", "7"}) == "第 2 页，共 7 页");
    CHECK(Words{Language::chinese}("never translated") == "never translated");
    CHECK(Words{Language::english}.count("1 listing", "{} listings", 1) == "1 listing");
    CHECK(Words{Language::chinese}.count("1 listing", "{} listings", 3) == "3 条记录");
}
