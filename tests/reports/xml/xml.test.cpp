// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xml/xml.hpp"

#include "reports/schema.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

#include <filesystem>

using namespace ocks;

namespace {

std::string with(std::string text, std::string_view old, std::string_view replacement)
{
    const auto found = text.find(old);
    REQUIRE(found != std::string::npos);
    return text.replace(found, old.size(), replacement);
}

}  // namespace

TEST_CASE("a report is written as it was reviewed")
{
    const std::string xml = to_xml(testing::sample_report());
    CHECK(xml == testing::golden("reports/golden/sample.xml", xml));
}

TEST_CASE("a report that is written and read is the same report")
{
    CHECK(from_xml(to_xml(testing::sample_report())) == testing::sample_report());
}

TEST_CASE("the report carries the hash of the schema that it follows")
{
    CHECK(report_schema().find("urn:opencloudos:ocks:report:1") != std::string_view::npos);
    CHECK(report_schema() == read_file(std::string{OCKS_SOURCE} + "/reports/schema/report.xsd"));
}

TEST_CASE("bytes of the firmware that are no text are replaced and noted")
{
    const Report report = testing::sample_report();
    CHECK(text_of(*find_device(report.inventory, "system", "system"), "version") == "A\uFFFD\uFFFD");
    CHECK(report.inventory.notes.back() ==
          Note{"report", "system system: version", "holds bytes that are no text; U+FFFD stands for them"});
}

TEST_CASE("every file of the corpus of bad reports is refused with its line")
{
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::string{OCKS_SOURCE} + "/tests/reports/bad")) {
        CAPTURE(entry.path().string());
        const auto report = from_xml(read_file(entry.path().string()).value());
        REQUIRE_FALSE(report);
        CHECK(report.error().where.starts_with("report.xml:"));
        ++count;
    }
    CHECK(count >= 8);
}

TEST_CASE("a report with one thing changed is refused for that thing")
{
    struct Change {
        std::string_view old, replacement, why;
    };
    const std::string good = to_xml(testing::sample_report());
    const auto changes = std::to_array<Change>({
        {"?>\n", "?>\n<!DOCTYPE report>\n", "DOCTYPE"},
        {"?>\n", "?>\n<!-- -->\n", "comment"},
        {"?>\n", "?>\n<?php ?>\n", "processing instruction"},
        {"<?xml", " <?xml", "does not start"},
        {"</report>", "</report><report/>", "second root"},
        {"</report>", "</report>x", "outside"},
        {"</report>", "", "ends before"},
        {"<plan>", "<plan>text", "holds text"},
        {"<plan>", "<plan a=\"b\">", "no attribute a"},
        {"<plan>", "<plan><more/>", "does not belong"},
        {"<plan>", "<plan/><plan>", "no results"},
        {"<submitter vendor=\"example\" relation=\"manufacturer\"/>", "", "no submitter"},
        {"urn:opencloudos:ocks:report:1", "urn:opencloudos:ocks:report:2", "namespace"},
        {"schemaVersion=\"1.0\"", "schemaVersion=\"2.0\"", "schemaVersion"},
        {"generatedAt=\"2026-11-20T08:03:00Z\"", "generatedAt=\"2026-02-30T08:03:00Z\"", "time"},
        {"generatedAt=\"2026-11-20T08:03:00Z\"", "generatedAt=\"2026-11-20T08:03:00+08:00\"", "time"},
        {"-7123-", "-4123-", "UUID"},
        {"outcome=\"fail\"", "outcome=\"waived\"", "outcome"},
        {"outcome=\"fail\"", "outcome=\"fail\" outcome=\"pass\"", "twice"},
        {"outcome=\"fail\"", "outcome='fail'", "double quotes"},
        {"outcome=\"fail\"", "outcome=\"fail&#x21;\"", "reference"},
        {"outcome=\"fail\"", "outcome=\"&fail;\"", "reference"},
        {"durationMs=\"31250\"", "durationMs=\"-1\"", "whole number"},
        {"durationMs=\"31250\"", "durationMs=\"18446744073709551616\"", "whole number"},
        {"durationMs=\"31250\"", "durationMs=\"031250\"", "whole number"},
        {"attempt=\"1\"", "attempt=\"0\"", "attempt"},
        {"ambientCelsius=\"23.5\"", "ambientCelsius=\"23.\"", "temperature"},
        {"ambientCelsius=\"23.5\"", "ambientCelsius=\"1000\"", "temperature"},
        {"ambientCelsius=\"23.5\"", "ambientCelsius=\"23.5678\"", "temperature"},
        {"ambientCelsius=\"23.5\"", "ambientCelsius=\"\"", "temperature"},
        {"<tool name=\"fio\"", "<tool name=\"f io\"", "word"},
        {"<tool name=\"fio\"", "<tool name=\"fio\" path=\"/usr/bin/fio\"", "no attribute path"},
        {"version=\"fio-3.33\"", "version=\"\"", "empty"},
        {"buildId=\"1cf2", "buildId=\"1cf2 ", "word"},
        {"gitCommit=\"5d41", "gitCommit=\"5d 41", "word"},
        {"packageNvr=\"ocks-0.1.0-2.ocs23\"", "packageNvr=\"ocks 0.1.0\"", "word"},
        {"sbomSha256=\"", "sbomSha256=\"A", "SHA-256"},
        {"relation=\"manufacturer\"", "relation=\"maker\"", "relation"},
        {"relation=\"manufacturer\"", "relation=\"\"", "relation"},
        {"value=\"3187.25\"", "value=\"3.2e3\"", "decimal"},
        {"value=\"3187.25\"", "value=\"nan\"", "decimal"},
        {"blocking=\"true\"", "blocking=\"1\"", "true or false"},
        {"path=\"logs/kernel.txt\"", "path=\"logs/../kernel.txt\"", "path"},
        {"<logRef id=\"kernel.txt\"/>", "<logRef id=\"other.txt\"/>", "not here"},
        {"cover=\"tested\"", "cover=\"tested\" rule=\"\"", "twice"},
        {"device=\"0000:5e:00.0\" cover", "device=\"0000:5e:00.1\" cover", "no such device"},
    });
    for (const Change& change : changes) {
        CAPTURE(change.old, change.replacement);
        const auto report = from_xml(with(good, change.old, change.replacement));
        REQUIRE_FALSE(report);
        CHECK(report.error().why.find(change.why) != std::string::npos);
    }
}

TEST_CASE("what stands in an extension of another namespace is passed over")
{
    const std::string xml = to_xml(testing::sample_report());
    const auto read = [&](std::string_view extension) {
        return from_xml(with(xml, "</report>", std::string{extension} + "</report>"));
    };
    CHECK(read("<extension ns=\"urn:x\"><a xmlns=\"urn:x\"><b c=\"d\">e</b></a></extension>") ==
          testing::sample_report());
    CHECK_FALSE(read("<extension ns=\"urn:x\"><a/></extension>"));
    CHECK_FALSE(read("<extension><a xmlns=\"urn:x\"/></extension>"));
    CHECK_FALSE(read("<extension ns=\"urn:x\">text</extension>"));
}

TEST_CASE("a report that is too deep or too large is refused before it is parsed")
{
    std::string deep = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    for (int level = 0; level < 65; ++level)
        deep += "<a>";
    CHECK(from_xml(deep).error().why == "is nested too deeply");
    const std::string many = with(to_xml(testing::sample_report()), "</report>", std::string(largest_report, ' '));
    CHECK(from_xml(many).error() == Error{Errc::malformed, "report.xml", "is larger than 16777216 bytes"});
}

TEST_CASE("a document that is cut at the limit, wherever that falls, is called too large and not malformed", "[tamper]")
{
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8"?>)"
                             "\n<r><a b=\"";
    for (std::size_t offset = 0; offset < 7; ++offset) {
        CAPTURE(offset);
        std::string xml = head;
        while (xml.size() + 1000 < largest_report - offset)
            xml += std::string(900, 'x') + "\"/><a b=\"";
        xml.resize(largest_report - offset, 'x');
        for (const std::string_view token : {"&quot;\"/>", "\xf0\x9f\x98\x80\"/>", "\"/></a></a>"})
            CHECK(from_xml(xml + std::string{token}).error().why.find("larger than") != std::string::npos);
    }
}

TEST_CASE("an endless attribute is refused for itself, however large the file is", "[tamper]")
{
    const std::string good = to_xml(testing::sample_report());
    const auto line = [&](std::size_t bytes) {
        return from_xml(with(good, "vendor=\"example\"", "vendor=\"" + std::string(bytes, 'x') + "\"")).error();
    };
    const Error endless{Errc::malformed, "report.xml:5", "has an attribute of more than 1048576 bytes"};
    CHECK(line(100U << 20U) == endless);
    CHECK(line(longest_value + 1) == endless);
    CHECK(line(longest_value).why == "submitter: vendor is not a word");
}

TEST_CASE("a text that is longer than a report takes is cut between two characters, and noted")
{
    Report report = testing::sample_report();
    std::string endless;
    while (endless.size() < (2U << 20U))
        endless += "\"中\xff";
    report.inventory.devices.front().properties["endless"] = endless;
    const auto read = from_xml(to_xml(report));
    REQUIRE(read);
    const std::string kept{text_of(read->inventory.devices.front(), "endless").value()};
    CHECK(kept.size() <= (128U << 10U));
    CHECK(kept.size() > (128U << 10U) - 4);
    CHECK(kept.starts_with("\"中\uFFFD"));
}
