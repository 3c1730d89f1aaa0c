// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/html.hpp"

#include "reports/html/sections.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>

using namespace ocks;

namespace {

std::size_t count(std::string_view text, std::string_view part)
{
    std::size_t number = 0;
    for (auto place = text.find(part); place != std::string_view::npos; place = text.find(part, place + 1))
        ++number;
    return number;
}

}  // namespace

TEST_CASE("the page is drawn as it was reviewed")
{
    const std::string page = to_html(testing::sample_report());
    CHECK(page == testing::golden("reports/golden/sample.html", page));
}

TEST_CASE("the page stands alone: no script, nothing fetched, a small style sheet")
{
    const std::string page = to_html(testing::sample_report());
    for (const std::string_view part : {"<script", "src=", "url(", "@import", "http://", "https://", "<link"})
        CHECK(page.find(part) == std::string::npos);
    CHECK(report_style().text().size() < 15'000);
}

TEST_CASE("the page can be found one's way in without eyes: one h1, a caption for each table, words beside icons")
{
    const std::string page = to_html(testing::sample_report());
    CHECK(count(page, "<h1>") == 1);
    CHECK(count(page, "<table") == count(page, "<caption>"));
    CHECK(count(page, "aria-hidden=\"true\" class=\"icon\"") == count(page, "class=\"icon\""));
    CHECK(page.find("<html lang=\"en\">") != std::string::npos);
    CHECK(page.find("</span>fail</span>") != std::string::npos);
}

TEST_CASE("the verdict and its reasons stand before the tests, and foreign text is escaped")
{
    const std::string page = to_html(testing::sample_report());
    CHECK(page.find("verify_errors is 3, must be 0") < page.find("id=\"tests\""));
    CHECK(page.find("RX2600 &quot;Blade &amp; Sons&quot; &lt;5U&gt;") != std::string::npos);
}
