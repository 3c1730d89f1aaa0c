// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "reports/export/export.hpp"
#include "reports/export/subject.hpp"
#include "reports/xml/printed.hpp"

#include <array>
#include <fmt/format.h>

namespace ocks {
namespace {

using Printer = tinyxml2::XMLPrinter;

using Element = PrintedElement;

struct Counts {
    std::uint64_t cases = 0;
    std::uint64_t failures = 0;
    std::uint64_t errors = 0;
    std::uint64_t skipped = 0;
    std::uint64_t milliseconds = 0;

    void add(const Record& record)
    {
        const Outcome outcome = record.verdict.outcome;
        ++cases;
        failures += outcome == Outcome::fail ? 1U : 0U;
        errors += outcome == Outcome::error ? 1U : 0U;
        skipped += outcome == Outcome::skip || outcome == Outcome::not_applicable ? 1U : 0U;
        milliseconds += record.duration_milliseconds;
    }
};

std::string seconds(std::uint64_t milliseconds)
{
    return fmt::format("{}.{:03}", milliseconds / 1000, milliseconds % 1000);
}

void put(Element& element, const Counts& counts)
{
    element.put("tests", std::to_string(counts.cases))
        .put("failures", std::to_string(counts.failures))
        .put("errors", std::to_string(counts.errors))
        .put("skipped", std::to_string(counts.skipped))
        .put("time", seconds(counts.milliseconds));
}

/// JUnit knows no "not applicable": it is a skip whose message says so.
void write_outcome(Printer& out, const Verdict& verdict)
{
    const std::string reasons = why(verdict);
    switch (verdict.outcome) {
    case Outcome::pass:
    case Outcome::info:
        return;
    case Outcome::fail:
        Element(out, "failure").put("type", "fail").put("message", reasons);
        return;
    case Outcome::error:
        Element(out, "error").put("type", verdict.code.empty() ? "error" : verdict.code).put("message", reasons);
        return;
    case Outcome::skip:
        Element(out, "skipped").put("message", reasons);
        return;
    case Outcome::not_applicable:
        Element(out, "skipped").put("message", "not applicable: " + reasons);
        return;
    }
}

void write_properties(Printer& out, const TestResult& result)
{
    if (result.record.measured.empty())
        return;
    const Element properties(out, "properties");
    for (const Measurement& each : result.record.measured)
        Element(out, "property")
            .put("name", each.name)
            .put("value", to_string(each.value) + (each.unit.empty() || each.unit == "1" ? "" : " " + each.unit));
}

void write_case(Printer& out, const TestResult& result)
{
    const Record& record = result.record;
    Element element(out, "testcase");
    element.put("classname", record.test)
        .put("name", subject_of(record))
        .put("time", seconds(record.duration_milliseconds));
    write_properties(out, result);
    write_outcome(out, record.verdict);
    if (record.findings.empty())
        return;
    const Element output(out, "system-out");
    for (const std::string& finding : record.findings)
        out.PushText((one_line(finding) + "\n").c_str());
}

}  // namespace

std::string to_junit(const Report& given)
{
    const Report report = normalised(given);
    Counts all;
    for (const TestResult& result : report.results)
        all.add(result.record);
    Printer out;
    out.PushDeclaration(xml_declaration);
    {
        Element root(out, "testsuites");
        root.put("name", "ocks " + report.policy.id + " " + report.policy.version + " " + report.policy.profile);
        put(root, all);
        for (const std::string& test : tests_of(report)) {
            Counts counts;
            const auto results = results_of(report, test);
            for (const TestResult* result : results)
                counts.add(result->record);
            Element suite(out, "testsuite");
            suite.put("name", test).put("timestamp", report.generated);
            put(suite, counts);
            for (const TestResult* result : results)
                write_case(out, *result);
        }
    }
    return printed(out);
}

}  // namespace ocks
