// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/judged.hpp"

#include "core/judge.hpp"

#include <algorithm>

namespace ocks {
namespace {

/// A test that did not do its work says so itself; no measurement could.
bool is_its_own_word(Outcome outcome)
{
    return outcome == Outcome::skip || outcome == Outcome::not_applicable || outcome == Outcome::error;
}

std::string subject(const Record& record)
{
    return record.device.empty() ? record.test : record.test + " on " + record.device;
}

void compare_record(const Record& claimed, const Record& judged, std::vector<std::string>& differences)
{
    if (claimed.verdict.outcome != judged.verdict.outcome) {
        std::string line = subject(claimed) + ": claimed " + std::string{to_string(claimed.verdict.outcome)} +
                           ", its measurements are " + std::string{to_string(judged.verdict.outcome)};
        if (!judged.verdict.reasons.empty())
            line += ": " + judged.verdict.reasons.front();
        differences.push_back(std::move(line));
    }
}

/// A result must be of the profile, and of a device that the report itself has found.
void check_place(const Record& record, const Report& report, const Profile& profile, std::vector<std::string>& found)
{
    if (std::ranges::find(profile.tests, record.test) == profile.tests.end())
        found.push_back(subject(record) + ": the profile has no such test");
    if (!record.device.empty() && find_device(report.inventory, record.kind, record.device) == nullptr)
        found.push_back(subject(record) + ": the inventory has no such " + record.kind);
}

/// What a report shows as its limits must be the policy's, or a reader would be told of others.
void check_criteria(const TestResult& result, const Policy& policy, std::vector<std::string>& found)
{
    const auto criteria = criteria_of(policy, result.record.test);
    const bool same = std::ranges::equal(result.held, criteria, {}, &Held::criterion);
    if (!same && !(result.record.measured.empty() && result.held.empty()))
        found.push_back(subject(result.record) + ": its criteria are not those of the policy");
}

std::string_view cover_claimed(const Report& report, const Covered& line)
{
    const auto claim = std::ranges::find_if(
        report.coverage, [&](const Covered& each) { return each.kind == line.kind && each.device == line.device; });
    return claim == report.coverage.end() ? "nothing" : to_string(claim->cover);
}

}  // namespace

Judged judged_by(const Policy& policy, const Report& report)
{
    Judged judged;
    judged.records = records_of(report);
    for (Record& record : judged.records) {
        const Verdict verdict = judge(record.measured, criteria_of(policy, record.test));
        // Evidence against the hardware stands, whatever the test says of itself.
        if (!is_its_own_word(record.verdict.outcome) || verdict.outcome == Outcome::fail)
            record.verdict = verdict;
    }
    judged.coverage = coverage_of(report.inventory, policy, report.policy.profile, judged.records);
    judged.conclusion = conclude(report.inventory, policy, report.policy.profile, judged.records);
    return judged;
}

std::vector<std::string> differences(const Report& report, const Policy& policy, const Judged& judged)
{
    const auto profile = policy.profiles.find(report.policy.profile);
    if (profile == policy.profiles.end())
        return {"the policy has no profile " + report.policy.profile};

    std::vector<std::string> found;
    const std::vector<Record> claimed = records_of(report);
    for (std::size_t at = 0; at < claimed.size(); ++at) {
        compare_record(claimed[at], judged.records[at], found);
        check_place(claimed[at], report, profile->second, found);
    }
    for (const TestResult& result : report.results)
        check_criteria(result, policy, found);
    for (const Covered& line : judged.coverage) {
        const std::string_view claim = cover_claimed(report, line);
        if (claim != to_string(line.cover))
            found.push_back(line.kind + " " + line.device + ": claimed " + std::string{claim} + ", is " +
                            std::string{to_string(line.cover)});
    }
    if (report.coverage.size() != judged.coverage.size())
        found.emplace_back("coverage: claimed of " + std::to_string(report.coverage.size()) +
                           " devices, the policy asks for " + std::to_string(judged.coverage.size()));
    if (report.summary.claim.standing != judged.conclusion.standing)
        found.push_back("conclusion: claimed " + std::string{to_string(report.summary.claim.standing)} + ", is " +
                        std::string{to_string(judged.conclusion.standing)});
    if (report.summary != summarised(claimed, report.summary.claim))
        found.emplace_back("summary: the counts are not those of the results");
    return found;
}

}  // namespace ocks
