// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/export/subject.hpp"

#include <algorithm>

namespace ocks {

std::string subject_of(const Record& record)
{
    const std::string name = record.device.empty() ? "server" : record.device;
    return record.attempt > 1 ? name + " attempt " + std::to_string(record.attempt) : name;
}

std::string why(const Verdict& verdict)
{
    std::string all = verdict.code;
    for (const std::string& reason : verdict.reasons)
        all += (all.empty() ? "" : "; ") + reason;
    return all;
}

std::vector<std::string> tests_of(const Report& report)
{
    std::vector<std::string> tests;
    for (const Planned& planned : report.planned)
        tests.push_back(planned.test);
    for (const TestResult& result : report.results) {
        if (std::ranges::find(tests, result.record.test) == tests.end())
            tests.push_back(result.record.test);
    }
    return tests;
}

std::vector<const TestResult*> results_of(const Report& report, std::string_view test)
{
    std::vector<const TestResult*> results;
    for (const TestResult& result : report.results) {
        if (result.record.test == test)
            results.push_back(&result);
    }
    return results;
}

}  // namespace ocks
