// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compare/changes.hpp"

#include "reports/compare/parts.hpp"

#include <algorithm>

namespace ocks {
namespace {

void compare(std::vector<Change>& changes, std::string subject, const std::string& before, const std::string& after)
{
    if (before != after)
        changes.push_back({Area::run, std::move(subject), before, after, {}, false});
}

}  // namespace

std::vector<Change> changes_between(const Report& before, const Report& after)
{
    std::vector<Change> changes;
    compare(changes, "suite", before.suite.version, after.suite.version);
    compare(changes,
            "policy",
            before.policy.id + " " + before.policy.version,
            after.policy.id + " " + after.policy.version);
    if (before.policy.version == after.policy.version)
        compare(changes, "policy digest", before.policy.sha256, after.policy.sha256);
    compare(changes, "profile", before.policy.profile, after.policy.profile);
    compare(changes, "virtualization", before.virtualization, after.virtualization);
    compare(changes,
            "verdict",
            std::string{to_string(before.summary.claim.standing)},
            std::string{to_string(after.summary.claim.standing)});
    compare_devices(before, after, changes);
    compare_results(before, after, changes);
    std::ranges::stable_sort(changes, {}, &Change::area);
    return changes;
}

std::string_view to_string(Area area)
{
    switch (area) {
    case Area::run:
        return "run";
    case Area::hardware:
        return "hardware";
    case Area::firmware:
        return "firmware";
    case Area::driver:
        return "driver";
    case Area::outcome:
        return "outcome";
    case Area::measurement:
        return "measurement";
    }
    return "";
}

}  // namespace ocks
