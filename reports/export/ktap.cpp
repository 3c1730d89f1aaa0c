// SPDX-License-Identifier: GPL-3.0-or-later
// https://docs.kernel.org/dev-tools/ktap.html
#include "core/text.hpp"
#include "reports/export/export.hpp"
#include "reports/export/subject.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

/// A "#" would start a directive, or end the description.
std::string described(std::string text)
{
    std::ranges::replace(text, '#', '_');
    return text;
}

std::string line(std::size_t number, const std::string& name, const Verdict& verdict)
{
    const bool good = verdict.outcome != Outcome::fail && verdict.outcome != Outcome::error;
    std::string directive;
    if (verdict.outcome == Outcome::skip || verdict.outcome == Outcome::not_applicable)
        directive =
            " # SKIP " + described(verdict.outcome == Outcome::skip ? why(verdict) : "not applicable: " + why(verdict));
    if (verdict.outcome == Outcome::error)
        directive = verdict.code == "timeout" ? " # TIMEOUT" : " # ERROR " + described(why(verdict));
    return fmt::format("{}ok {} {}{}\n", good ? "" : "not ", number, described(name), directive);
}

void add_diagnostics(std::string& text, const TestResult& result)
{
    for (const Measurement& each : result.record.measured)
        text += fmt::format("    # {} = {}{}\n",
                            described(each.name),
                            described(to_string(each.value)),
                            each.unit.empty() || each.unit == "1" ? "" : " " + each.unit);
    if (result.record.verdict.outcome != Outcome::fail)
        return;
    for (const std::string& reason : result.record.verdict.reasons)
        text += "    # " + described(reason) + "\n";
}

/// What the subtest comes to, as a line above it has it.
std::string sum(std::size_t number, const std::string& test, const std::vector<const TestResult*>& results)
{
    bool good = true;
    bool ran = false;
    for (const TestResult* result : results) {
        const Outcome outcome = result->record.verdict.outcome;
        good = good && outcome != Outcome::fail && outcome != Outcome::error;
        ran = ran || outcome == Outcome::pass || outcome == Outcome::info;
    }
    return fmt::format("{}ok {} {}{}\n",
                       good ? "" : "not ",
                       number,
                       described(test),
                       good && !ran ? results.empty() ? " # SKIP it never ran" : " # SKIP" : "");
}

}  // namespace

std::string to_ktap(const Report& given)
{
    const Report report = normalised(given);
    const std::vector<std::string> tests = tests_of(report);
    std::string text = fmt::format("KTAP version 1\n1..{}\n", tests.size());
    std::size_t number = 0;
    for (const std::string& test : tests) {
        const auto results = results_of(report, test);
        text += fmt::format("    KTAP version 1\n    # Subtest: {}\n    1..{}\n", described(test), results.size());
        std::size_t inner = 0;
        for (const TestResult* result : results) {
            add_diagnostics(text, *result);
            text += "    " + line(++inner, subject_of(result->record), result->record.verdict);
        }
        text += sum(++number, test, results);
    }
    return text;
}

}  // namespace ocks
