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

TEST_CASE("of whom the same is said is said once: devices of a rule, tests that do not apply, what was measured twice")
{
    Report report = testing::sample_report();
    report.planned = {{"pcie.link", true}};
    report.coverage = {{"block", "sda", Cover::tested, "disks", ""},
                       {"block", "sdb", Cover::tested, "disks", ""},
                       {"block", "sdc", Cover::uncovered, "disks", "disk.io: missing"}};
    report.results.clear();
    for (const char* device : {"0000:00:1f.0", "0000:00:1f.2", "0000:00:1f.3"}) {
        TestResult none;
        none.record.test = "pcie.link";
        none.record.kind = "pci";
        none.record.device = device;
        none.record.verdict = {Outcome::not_applicable, "", {"it has no PCIe link of its own"}, {}};
        report.results.push_back(std::move(none));
    }
    report.results.back().record.verdict.reasons = {"class is 060000"};
    TestResult twice;
    twice.record.test = "pcie.link";
    twice.record.measured = {
        {"statement", "stated", ""}, {"statement", "stated", ""}, {"other", "a", ""}, {"other", "b", ""}};
    report.results.push_back(std::move(twice));
    const std::string page = to_html(report);
    CHECK(page.find("<code>sda</code> <code>sdb</code>") != std::string::npos);
    CHECK(count(page, "<code>disks</code>") == 2);
    CHECK(page.find("<li>0000:00:1f.0</li><li>0000:00:1f.2</li>") != std::string::npos);
    CHECK(count(page, "it has no PCIe link of its own") == 1);
    CHECK(page.find("<li>class is 060000</li>") != std::string::npos);
    CHECK(count(page, "stated, 2 times") == 1);
    CHECK(count(page, ">other<") == 2);
}

TEST_CASE("many devices that one missing test leaves uncovered are one reason of the verdict")
{
    Report report = testing::sample_report();
    const auto page_with = [&](int disks) {
        report.coverage.clear();
        report.summary.claim = {Standing::incomplete, {"disk.io: missing"}};
        for (int index = 0; index < disks; ++index) {
            const std::string disk = "sd" + std::to_string(index);
            report.coverage.push_back({"block", disk, Cover::uncovered, "disks", "disk.io: missing"});
            report.summary.claim.reasons.push_back("block " + disk + ": not covered, disk.io: missing");
        }
        return to_html(report);
    };
    CHECK(count(page_with(8), ": not covered, disk.io: missing</li>") == 8);
    const std::string page = page_with(9);
    CHECK(count(page, "<li>9 devices of kind block: not covered, disk.io: missing</li>") == 1);
    CHECK(count(page, "block sd3: not covered") == 0);
    CHECK(count(page, "<li>disk.io: missing</li>") == 1);
}

TEST_CASE("the verdict and its reasons stand before the tests, and foreign text is escaped")
{
    const std::string page = to_html(testing::sample_report());
    CHECK(page.find("verify_errors is 3, must be 0") < page.find("id=\"tests\""));
    CHECK(page.find("RX2600 &quot;Blade &amp; Sons&quot; &lt;5U&gt;") != std::string::npos);
}
