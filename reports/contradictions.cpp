// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/judge.hpp"
#include "reports/device_index.hpp"
#include "reports/report.hpp"

#include <algorithm>
#include <set>

namespace ocks {
namespace {

/// These three words follow from measurements; the others say that there was nothing to measure.
bool is_judged(Outcome outcome)
{
    return outcome == Outcome::pass || outcome == Outcome::fail || outcome == Outcome::info;
}

std::string name_of(const Record& record)
{
    return record.device.empty() ? record.test : record.test + " on " + record.device;
}

void check_verdict(const TestResult& result, std::vector<std::string>& found)
{
    const Record& record = result.record;
    std::vector<Criterion> criteria;
    for (const Held& held : result.held)
        criteria.push_back(held.criterion);
    const Outcome judged = judge(record.measured, criteria).outcome;
    if (is_judged(record.verdict.outcome) && judged != record.verdict.outcome)
        found.push_back(name_of(record) + ": claims " + std::string{to_string(record.verdict.outcome)} +
                        ", and its measurements say " + std::string{to_string(judged)});
    for (const Held& held : result.held) {
        bool any = false;
        bool all = true;
        for (const Measurement& measurement : record.measured) {
            if (measurement.name != held.criterion.measurement)
                continue;
            any = true;
            all = all && is_met(measurement, held.criterion);
        }
        if (held.met != (any && all))
            found.push_back(name_of(record) + ": " + held.criterion.measurement + " is said to be " +
                            (held.met ? "met" : "missed") + ", and it is not");
    }
}

void check_claim(const Report& report, std::vector<std::string>& found)
{
    if (report.summary.claim.standing != Standing::pass)
        return;
    for (const Covered& line : report.coverage) {
        if (line.cover == Cover::uncovered)
            found.push_back("the report claims a pass, and " + line.kind + " " + line.device + " is not covered");
    }
    std::set<std::string_view> tested;
    for (const TestResult& result : report.results)
        tested.insert(result.record.test);
    for (const Planned& planned : report.planned) {
        if (planned.blocking && !tested.contains(planned.test))
            found.push_back("the report claims a pass, and " + planned.test + " has no result");
    }
}

}  // namespace

std::vector<std::string> contradictions(const Report& report)
{
    std::vector<std::string> found;
    const DeviceIndex devices(report.inventory);
    std::set<std::string_view> planned;
    for (const Planned& each : report.planned)
        planned.insert(each.test);
    for (const TestResult& result : report.results) {
        const Record& record = result.record;
        if (!planned.contains(record.test))
            found.push_back(name_of(record) + ": has a result, and was not planned");
        if (!record.device.empty() && devices.find(record.kind, record.device) == nullptr)
            found.push_back(name_of(record) + ": the inventory has no such device");
        check_verdict(result, found);
    }
    if (summarised(records_of(report), report.summary.claim) != report.summary)
        found.emplace_back("the summary does not count the results");
    check_claim(report, found);
    return found;
}

}  // namespace ocks
