// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/words.hpp"

#include "core/file.hpp"
#include "core/policy.hpp"
#include "suite/test_case.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/phrases.hpp"

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <set>

using namespace ocks;
using ocks::testing::holes;
using namespace ocks::console;

namespace {

bool is_known(std::string_view english)
{
    return std::ranges::binary_search(chinese_catalogue(), english, {}, &Translation::english);
}

std::set<std::string> phrases_in(const std::string& source)
{
    static const std::regex call{R"re(words\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re"};
    static const std::regex literal{R"re("((?:[^"\\]|\\.)*)")re"};
    std::set<std::string> phrases;
    for (auto each = std::sregex_iterator(source.begin(), source.end(), call); each != std::sregex_iterator{}; ++each) {
        const std::string literals = (*each)[1];
        std::string phrase;
        for (auto part = std::sregex_iterator(literals.begin(), literals.end(), literal);
             part != std::sregex_iterator{};
             ++part)
            phrase += (*part)[1];
        phrases.insert(phrase);
    }
    return phrases;
}

}  // namespace

TEST_CASE("the catalogue of the screen is sorted, and fills the same holes", "[words]")
{
    CHECK(std::ranges::is_sorted(chinese_catalogue(), {}, &Translation::english));
    for (const Translation& each : chinese_catalogue()) {
        INFO(each.english);
        CHECK(holes(each.english) == holes(each.chinese));
        CHECK_FALSE(each.chinese.empty());
    }
}

TEST_CASE("everything that plan and run say has a translation", "[words]")
{
    std::size_t count = 0;
    for (const char* source : {"suite/plan_text.cpp", "suite/verbs/run/screen.cpp"}) {
        for (const std::string& phrase : phrases_in(read_file(OCKS_SOURCE "/" + std::string{source}).value())) {
            INFO(source << ": " << phrase);
            CHECK(is_known(phrase));
            ++count;
        }
    }
    CHECK(count > 20);
    for (const TestCase* test : all_cases()) {
        INFO(test->id);
        CHECK(is_known(test->summary));
        CHECK(is_known(to_string(test->harm)));
        for (const Subject& subject : test->subjects) {
            CHECK((subject.otherwise.empty() || is_known(std::string{subject.otherwise} + ": {}")));
            CHECK((subject.unanswered.empty() || is_known(subject.unanswered)));
        }
    }
    const auto policy = parse_policy(read_file(OCKS_SOURCE "/suite/policies/server.toml").value(), "server.toml");
    REQUIRE(policy);
    for (const auto& [name, profile] : policy->profiles) {
        INFO(name);
        CHECK(is_known(profile.summary));
    }
}

TEST_CASE("a sentence is translated by the pattern that fits it best, and so are its parts", "[words]")
{
    const Words chinese{Language::chinese};
    CHECK(chinese.sentence("needs the program fio") == "需要程序 fio");
    CHECK(chinese.sentence("cpu.stress on topology: skip, the run was stopped before it") ==
          "cpu.stress（topology）：跳过，运行在其之前被停止");
    CHECK(chinese.sentence("speed_percent is 50 %, must be at least 100 %") ==
          "speed_percent 为 50 %，须为 至少 100 %");
    CHECK(chinese.sentence("take it out of use: sda is mounted on /; sdb is swap space") ==
          "请停止使用它：sda 挂载于 /；sdb 用作交换空间");
    CHECK(chinese.sentence("something that nobody has said") == "something that nobody has said");
    CHECK(chinese.sentence("") == "");
    CHECK(Words{}.sentence("needs the program fio") == "needs the program fio");
}

TEST_CASE("the language is what was asked for, then that of the environment", "[words]")
{
    REQUIRE(setenv("LC_ALL", "zh_CN.UTF-8", 1) == 0);
    CHECK(choose_language("") == Language::chinese);
    CHECK(choose_language("en") == Language::english);
    REQUIRE(setenv("LC_ALL", "C.UTF-8", 1) == 0);
    CHECK(choose_language("") == Language::english);
    CHECK(choose_language("zh") == Language::chinese);
    REQUIRE(unsetenv("LC_ALL") == 0);
}
