// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conclusion.hpp"

#include <algorithm>

namespace ocks {
namespace {

/// Skips and errors leave a question open; so does a test that was held to nothing.
Standing standing_after(Outcome outcome)
{
    if (outcome == Outcome::fail)
        return Standing::fail;
    return outcome == Outcome::pass || outcome == Outcome::not_applicable ? Standing::pass : Standing::incomplete;
}

bool is_superseded(const Record& record, std::span<const Record> records)
{
    return std::ranges::any_of(records, [&](const Record& later) {
        return later.test == record.test && later.kind == record.kind && later.device == record.device &&
               later.attempt > record.attempt;
    });
}

std::string sentence(const Record& record)
{
    std::string text = record.device.empty() ? record.test : record.test + " on " + record.device;
    text += ": " + std::string{to_string(record.verdict.outcome)};
    for (const std::string& reason : record.verdict.reasons)
        text += (&reason == record.verdict.reasons.data() ? ", " : "; ") + reason;
    return text;
}

class Sum {
public:
    void lower(Standing standing, std::string reason)
    {
        m_conclusion.standing = std::max(m_conclusion.standing, standing);
        m_conclusion.reasons.push_back(std::move(reason));
    }

    void add(const std::string& test, std::span<const Record> records)
    {
        bool found = false;
        for (const Record& record : records) {
            if (record.test != test || is_superseded(record, records))
                continue;
            found = true;
            if (record.verdict.outcome == Outcome::pass)
                m_any_passed = true;
            if (const Standing after = standing_after(record.verdict.outcome); after != Standing::pass)
                lower(after, sentence(record));
        }
        if (!found)
            lower(Standing::incomplete, test + ": missing");
    }

    [[nodiscard]] Conclusion result()
    {
        if (!m_any_passed)
            lower(Standing::incomplete, "no blocking test passed");
        return m_conclusion;
    }

private:
    Conclusion m_conclusion{Standing::pass, {}};
    bool m_any_passed = false;
};

}  // namespace

Conclusion conclude(const Inventory& inventory,
                    const Policy& policy,
                    std::string_view profile_name,
                    std::span<const Record> records)
{
    const auto profile = policy.profiles.find(profile_name);
    if (profile == policy.profiles.end())
        return {Standing::incomplete, {"the policy has no profile " + std::string{profile_name}}};

    Sum sum;
    // A run that the operator stopped is no pass, even if only a test that does not block was left.
    if (const auto left = std::ranges::count_if(records,
                                                [&](const Record& record) {
                                                    return record.verdict.code == "interrupted" &&
                                                           !is_superseded(record, records);
                                                });
        left > 0)
        sum.lower(Standing::incomplete,
                  "the run was cut off: tests that did not come to their end: " + std::to_string(left));
    for (const std::string& test : profile->second.tests) {
        const auto rule = policy.tests.find(test);
        if (rule != policy.tests.end() && rule->second.blocking)
            sum.add(test, records);
    }
    for (const Covered& line : coverage_of(inventory, policy, profile_name, records)) {
        if (line.cover == Cover::uncovered)
            sum.lower(Standing::incomplete, line.kind + " " + line.device + ": not covered, " + line.reason);
    }
    return sum.result();
}

std::string_view to_string(Standing standing)
{
    switch (standing) {
    case Standing::pass:
        return "pass";
    case Standing::incomplete:
        return "incomplete";
    case Standing::fail:
        return "fail";
    }
    return "";
}

}  // namespace ocks
