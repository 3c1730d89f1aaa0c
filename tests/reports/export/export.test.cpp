// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/export/export.hpp"

#include "reports/xml/xml.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

using namespace ocks;

namespace {

TestResult without_evidence(std::string test, std::string device, Verdict verdict)
{
    TestResult result;
    result.record.test = std::move(test);
    result.record.kind = device.empty() ? "" : "nic";
    result.record.device = std::move(device);
    result.record.verdict = std::move(verdict);
    return result;
}

/// All six outcomes, and texts that formats give a meaning to.
Report every_outcome()
{
    Report report = testing::sample_report();
    report.results.push_back(
        without_evidence("nic.traffic", "=cmd|'/c calc'!A0", {Outcome::error, "timeout", {"600 s"}, {}}));
    report.results.push_back(
        without_evidence("nic.traffic", "eth2", {Outcome::error, "tool-missing", {"no \"ip\", <none>"}, {}}));
    report.results.push_back(without_evidence("mem.edac", "", {Outcome::not_applicable, "absent", {"no # EDAC"}, {}}));
    TestResult info = without_evidence("mem.rate", "node0", {Outcome::info, "", {}, {}});
    info.record.attempt = 2;
    info.record.measured = {{"rate", 12.5, "GBy/s"}, {"rate", 12.625, "GBy/s"}, {"note", "a,b", ""}};
    report.results.push_back(std::move(info));
    return normalised(std::move(report));
}

}  // namespace

TEST_CASE("each format is written as it was reviewed", "[exports]")
{
    const Report report = every_outcome();
    const std::string xml = to_xml(report);
    CHECK(xml == testing::golden("reports/golden/every_outcome.xml", xml));
    for (const ExportFormat& format : export_formats()) {
        CAPTURE(format.name);
        const std::string text = format.write(report);
        CHECK(text == testing::golden("reports/golden/every_outcome." + std::string{format.name}, text));
    }
}

TEST_CASE("an export is a function of what the XML says: written, read and exported it is the same", "[exports]")
{
    const Report report = every_outcome();
    const auto again = from_xml(to_xml(report));
    REQUIRE(again);
    for (const ExportFormat& format : export_formats())
        CHECK(format.write(*again) == format.write(report));
}

TEST_CASE("the JSON holds every value of the report, numbers as numbers and nothing null", "[exports]")
{
    const auto json = nlohmann::json::parse(to_json(every_outcome()), nullptr, false);
    REQUIRE_FALSE(json.is_discarded());
    CHECK(json.dump().find("null") == std::string::npos);
    CHECK(json["results"]["test"].size() == 8);
    CHECK(json["results"]["test"][0]["measurement"][1]["value"] == 3187.25);
    CHECK(json["inventory"]["device"].size() == testing::sample_report().inventory.devices.size());
}

TEST_CASE("Kernel CI gets words of its own alphabets, whatever a machine says of itself", "[exports]")
{
    Report report = every_outcome();
    for (Device& device : report.inventory.devices) {
        if (device.kind == "kernel")
            device.properties = {{"architecture", "LoongArch-64 (LE)"}, {"compiler", "gcc 12"}, {"build_id", "01fe"}};
    }
    report.results[0].record.test = "a..b c.\xe5\x86\x85";
    report.results[0].record.verdict.reasons = {std::string(16'383, 'x') + "\xe5\x86\x85"};
    const auto json = nlohmann::json::parse(to_kcidb(report), nullptr, false);
    REQUIRE_FALSE(json.is_discarded());
    CHECK(json["builds"][0]["architecture"] == "loongarch_64__le_");
    CHECK(json["builds"][0]["compiler"] == "gcc 12");
    CHECK(json["builds"][0]["misc"] == nlohmann::json{{"build_id", "01fe"}});
    CHECK(json["tests"][0]["path"] == "ocks.a.b_c.___");
    const auto excerpt = json["tests"][0]["log_excerpt"].get<std::string>();
    CHECK(excerpt.size() <= 16'384);
    CHECK(excerpt.find("\xef\xbf\xbd") == std::string::npos);
}

TEST_CASE("a report without a result is still a document of each format", "[exports]")
{
    Report report = testing::sample_report();
    report.results.clear();
    for (const ExportFormat& format : export_formats())
        CHECK_FALSE(format.write(report).empty());
    CHECK(to_ktap(report).find("1..0") != std::string::npos);
    CHECK(to_ktap(report).find("# SKIP it never ran") != std::string::npos);
}

TEST_CASE("no text of a report can break out of its place in a format", "[exports]")
{
    Report report = testing::sample_report();
    report.results[0].record.device = "x # SKIP\nok 99 forged";
    report.results[0].record.findings = {"]]></system-out><failure/>"};
    const std::string ktap = to_ktap(report);
    CHECK(ktap.find("\nok 99") == std::string::npos);
    CHECK(ktap.find("x _ SKIP ok 99 forged\n") != std::string::npos);
    CHECK(to_junit(report).find("</system-out><failure/>") == std::string::npos);
    const std::string csv = to_csv(every_outcome());
    CHECK(csv.find("\"'=cmd|'/c calc'!A0\"") != std::string::npos);
}
