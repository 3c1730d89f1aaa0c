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

/// A program of the same version and other bytes is another program.
void compare_tools(std::vector<Change>& changes, const std::vector<Tool>& before, const std::vector<Tool>& after)
{
    for (const Tool& tool : before) {
        const auto now = std::ranges::find(after, tool.name, &Tool::name);
        if (now == after.end())
            continue;  // a test that did not run is told by its result
        compare(changes, tool.name, tool.version, now->version);
        if (tool.version == now->version)
            compare(changes, tool.name + " digest", tool.sha256, now->sha256);
    }
}

}  // namespace

std::vector<Change> changes_between(const Report& before, const Report& after)
{
    std::vector<Change> changes;
    compare(changes, "suite", before.suite.version, after.suite.version);
    compare(changes, "suite commit", before.suite.git_commit, after.suite.git_commit);
    compare(changes,
            "policy",
            before.policy.id + " " + before.policy.version,
            after.policy.id + " " + after.policy.version);
    if (before.policy.version == after.policy.version)
        compare(changes, "policy digest", before.policy.sha256, after.policy.sha256);
    compare(changes, "profile", before.policy.profile, after.policy.profile);
    compare(changes, "virtualization", before.environment.virtualization, after.environment.virtualization);
    compare(changes, "ambient celsius", before.environment.ambient_celsius, after.environment.ambient_celsius);
    compare_tools(changes, before.environment.tools, after.environment.tools);
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
