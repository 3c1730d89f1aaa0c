// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coverage.hpp"

#include <algorithm>
#include <fnmatch.h>

namespace ocks {
namespace {

bool matches(const Device& device, const CoverageRule& rule)
{
    if (device.kind != rule.kind)
        return false;
    return std::ranges::all_of(rule.where, [&](const auto& condition) {
        const auto property = device.properties.find(condition.first);
        const std::string seen = property == device.properties.end() ? "" : to_string(property->second);
        return fnmatch(condition.second.c_str(), seen.c_str(), 0) == 0;
    });
}

/// The last attempt counts: a retry is a record of its own.
const Record* last_record(std::span<const Record> records, std::string_view test, const Device& device)
{
    const Record* last = nullptr;
    for (const Record& record : records) {
        const bool about = record.kind == device.kind && record.device == device.name;
        if (record.test == test && about && (last == nullptr || record.attempt >= last->attempt))
            last = &record;
    }
    return last;
}

Covered covered(const Device& device, const CoverageRule& rule, const Profile& profile, std::span<const Record> records)
{
    Covered line{device.kind, device.name, Cover::exempt, rule.name, rule.reason};
    if (rule.tests.empty())
        return line;
    line = {device.kind, device.name, Cover::tested, rule.name, {}};
    const auto missing = [&](std::string why) {
        line.cover = Cover::uncovered;
        line.reason += (line.reason.empty() ? "" : ", ") + std::move(why);
    };
    bool any = false;
    for (const std::string& test : rule.tests) {
        if (std::ranges::find(profile.tests, test) == profile.tests.end())
            continue;
        any = true;
        const Record* record = last_record(records, test, device);
        if (record == nullptr)
            missing(test + ": missing");
        else if (record->verdict.outcome != Outcome::pass)
            missing(test + ": " + std::string{to_string(record->verdict.outcome)});
    }
    if (!any)
        missing("the profile has none of its tests");
    return line;
}

}  // namespace

std::vector<Covered> coverage_of(const Inventory& inventory,
                                 const Policy& policy,
                                 std::string_view profile_name,
                                 std::span<const Record> records)
{
    std::vector<Covered> result;
    const auto profile = policy.profiles.find(profile_name);
    for (const Device& device : inventory.devices) {
        if (std::ranges::find(policy.coverage, device.kind, &CoverageRule::kind) == policy.coverage.end())
            continue;
        const auto rule =
            std::ranges::find_if(policy.coverage, [&](const CoverageRule& each) { return matches(device, each); });
        if (rule == policy.coverage.end() || profile == policy.profiles.end())
            result.push_back({device.kind, device.name, Cover::uncovered, {}, "no rule speaks of it"});
        else
            result.push_back(covered(device, *rule, profile->second, records));
    }
    return result;
}

std::string_view to_string(Cover cover)
{
    switch (cover) {
    case Cover::tested:
        return "tested";
    case Cover::exempt:
        return "exempt";
    case Cover::uncovered:
        return "uncovered";
    }
    return "";
}

}  // namespace ocks
