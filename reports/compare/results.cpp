// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "reports/compare/parts.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace ocks {
namespace {

/// A test on a device; of several attempts the last counts.
using Results = std::map<std::string, const TestResult*>;

Results by_subject(const Report& report)
{
    Results results;
    for (const TestResult& result : report.results) {
        const Record& record = result.record;
        results[record.device.empty() ? record.test : record.test + " on " + record.device] = &result;
    }
    return results;
}

/// How near an outcome is to a failure; what did not apply and what was only noted are no worse than a pass.
int badness(Outcome outcome)
{
    switch (outcome) {
    case Outcome::pass:
    case Outcome::info:
    case Outcome::not_applicable:
        return 0;
    case Outcome::skip:
        return 1;
    case Outcome::error:
        return 2;
    case Outcome::fail:
        return 3;
    }
    return 3;
}

struct Sample {
    std::vector<double> numbers;
    std::string text;  ///< of texts, "; " between them
    std::string unit;
};

std::map<std::string, Sample> samples_of(const TestResult& result)
{
    std::map<std::string, Sample> samples;
    for (const Measurement& each : result.record.measured) {
        Sample& sample = samples[each.name];
        sample.unit = each.unit;
        if (const auto* number = std::get_if<double>(&each.value))
            sample.numbers.push_back(*number);
        else
            sample.text += (sample.text.empty() ? "" : "; ") + std::get<std::string>(each.value);
    }
    return samples;
}

double mean(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

std::string shown(const Sample& sample)
{
    if (sample.numbers.empty())
        return sample.text;
    const std::string unit = sample.unit.empty() || sample.unit == "1" ? "" : " " + sample.unit;
    const std::string value = fmt::format("{:.6g}{}", mean(sample.numbers), unit);
    return sample.numbers.size() == 1 ? value : fmt::format("{} (mean of {})", value, sample.numbers.size());
}

/// Nothing if the numbers may be the same. One value each can only be said to have moved, not that it means anything.
std::string movement(const Sample& before, const Sample& after)
{
    constexpr double notable = 0.05;
    const double was = mean(before.numbers);
    const double is = mean(after.numbers);
    const double share = was == 0 ? (is == 0 ? 0 : 1) : (is - was) / std::abs(was);
    const std::string percent = was == 0 ? "from zero" : fmt::format("{:+.1f} %", share * 100);
    if (differ_significantly(before.numbers, after.numbers))
        return percent + ", significant";
    const bool single = before.numbers.size() == 1 && after.numbers.size() == 1;
    return single && std::abs(share) >= notable ? percent + ", of one value each" : std::string{};
}

void compare_measurements(const std::string& subject,
                          const TestResult& before,
                          const TestResult& after,
                          std::vector<Change>& changes)
{
    const auto now = samples_of(after);
    for (const auto& [name, was] : samples_of(before)) {
        const auto found = now.find(name);
        if (found == now.end())
            continue;
        const Sample& is = found->second;
        const bool numbers = !was.numbers.empty() && !is.numbers.empty() && was.unit == is.unit;
        const std::string remark = numbers ? movement(was, is) : std::string{};
        if (numbers ? !remark.empty() : shown(was) != shown(is))
            changes.push_back(
                {Area::measurement, fmt::format("{}: {}", subject, name), shown(was), shown(is), remark, false});
    }
}

}  // namespace

void compare_results(const Report& before, const Report& after, std::vector<Change>& changes)
{
    const Results was = by_subject(before);
    const Results is = by_subject(after);
    for (const auto& [subject, result] : was) {
        const Outcome outcome = result->record.verdict.outcome;
        const auto found = is.find(subject);
        if (found == is.end()) {
            changes.push_back({Area::outcome, subject, std::string{to_string(outcome)}, {}, "did not run", false});
            continue;
        }
        const Outcome now = found->second->record.verdict.outcome;
        if (outcome != now)
            changes.push_back({Area::outcome,
                               subject,
                               std::string{to_string(outcome)},
                               std::string{to_string(now)},
                               found->second->record.verdict.reasons.empty()
                                   ? std::string{}
                                   : found->second->record.verdict.reasons.front(),
                               badness(now) > badness(outcome)});
        compare_measurements(subject, *result, *found->second, changes);
    }
    for (const auto& [subject, result] : is) {
        const Outcome outcome = result->record.verdict.outcome;
        if (!was.contains(subject))
            changes.push_back({Area::outcome,
                               subject,
                               {},
                               std::string{to_string(outcome)},
                               "did not run before",
                               badness(outcome) > badness(Outcome::skip)});
    }
}

}  // namespace ocks
