// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/words.hpp"

#include "reports/html/html.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/phrases.hpp"

#include <algorithm>
#include <array>
#include <set>

using namespace ocks;
using ocks::testing::holes;

namespace {

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

}  // namespace

TEST_CASE("each phrase stands in the table once, is translated, and has the same holes in both languages")
{
    std::set<std::string_view> seen;
    for (const Translation& phrase : phrases) {
        CAPTURE(phrase.english);
        CHECK(seen.insert(phrase.english).second);
        CHECK(is_ascii(phrase.english));
        CHECK_FALSE(is_ascii(phrase.chinese));
        CHECK(holes(phrase.english) == holes(phrase.chinese));
    }
}

TEST_CASE("a page in Chinese says so, and what the report itself says stays as it was signed")
{
    const std::string page = to_html(testing::sample_report(), Language::chinese);
    CHECK(page.find("<html lang=\"zh-CN\">") != std::string::npos);
    CHECK(page.find("存在对硬件不利的证据。") != std::string::npos);
    CHECK(page.find("There is evidence") == std::string::npos);
    CHECK(page.find("verify_errors is 3, must be 0") != std::string::npos);
    CHECK(page.find("{}") == std::string::npos);
}

TEST_CASE("sentences of a report are told in the reader's language by whoever knows their patterns")
{
    constexpr auto sentences = std::to_array<Translation>({
        {"fail", "失败"},
        {"needs a second port on a cable", "需要用线缆连接的第二个端口"},
        {"{} is {}, must be {}", "{} 为 {}，必须为 {}"},
        {"{} on {}: {}, {}", "{}（{}）：{}，{}"},
        {"{}: {}", "{}：{}"},
    });
    const Report report = testing::sample_report();
    const std::string page = to_html(report, Language::chinese, sentences);
    CHECK(page.find("nvme.io（0000:3c:00.0）：失败，verify_errors 为 3，必须为 0") != std::string::npos);
    CHECK(page.find("nvme.io：失败") != std::string::npos);
    CHECK(page.find("需要用线缆连接的第二个端口") != std::string::npos);
    CHECK(page.find("needs a second port") == std::string::npos);
    CHECK(to_html(report, Language::english, sentences) == to_html(report));
}

TEST_CASE("a word of the report that the table does not have stays as it is")
{
    CHECK(Words{Language::chinese}.known("no such phrase") == "no such phrase");
    CHECK(Words{Language::chinese}.known("not-applicable") == "不适用");
}
