// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/reach.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

// PCI Code and ID Assignment Specification: base classes.
constexpr std::string_view mass_storage = "01";
constexpr std::string_view network = "02";

bool is_served(const Finding& finding)
{
    return finding.readiness <= Readiness::imperfect;
}

bool is_of(const Finding& finding, std::string_view base_class)
{
    return finding.subject.device_class.starts_with(base_class);
}

struct Reached {
    Reach reach = Reach::unknown;
    std::string reason = {};
};

/// All devices on a way must be served.
Reached along(const std::vector<std::string>& way, const std::vector<Finding>& findings)
{
    for (const auto& finding : findings) {
        if (std::ranges::find(way, finding.subject.name) != way.end() && !is_served(finding))
            return {Reach::lost, fmt::format("{}: {}", finding.subject.name, finding.reason)};
    }
    return {Reach::served, fmt::format("by {}", way.back())};
}

/// Where the way is not known: one controller of the class that is served may be the one.
Reached by_class(std::string_view base_class, std::string_view what, const std::vector<Finding>& findings)
{
    std::size_t all = 0;
    std::size_t served = 0;
    std::string first_lost;
    for (const auto& finding : findings) {
        if (!is_of(finding, base_class))
            continue;
        ++all;
        if (is_served(finding))
            ++served;
        else if (first_lost.empty())
            first_lost = fmt::format("{}: {}", finding.subject.name, finding.reason);
    }
    if (all == 0)
        return {Reach::unknown, fmt::format("no {} controller is listed", what)};
    if (served == 0)
        return {Reach::lost, first_lost};
    return {Reach::served, fmt::format("{} of {} {} controllers have a driver", served, all, what)};
}

/// One port is enough.
Reached by_any_port(const std::vector<std::string>& ports, const std::vector<Finding>& findings)
{
    for (const auto& finding : findings) {
        if (is_of(finding, network) && is_served(finding) &&
            std::ranges::find(ports, finding.subject.name) != ports.end())
            return {Reach::served, fmt::format("by {}", finding.subject.name)};
    }
    return by_class(network, "network", findings);
}

}  // namespace

void judge_reach(const Candidate& candidate, Preflight& preflight)
{
    const auto& findings = preflight.findings;
    auto disk = candidate.root_disk.empty() ? by_class(mass_storage, "storage", findings)
                                            : along(candidate.root_disk, findings);
    auto ports = by_any_port(candidate.network, findings);
    preflight.root_disk = disk.reach;
    preflight.root_disk_reason = std::move(disk.reason);
    preflight.network = ports.reach;
    preflight.network_reason = std::move(ports.reason);
    const bool all_served = std::ranges::none_of(findings, [](const Finding& finding) {
        return !is_served(finding) && (is_of(finding, mass_storage) || is_of(finding, network));
    });
    preflight.works = disk.reach == Reach::served && ports.reach == Reach::served && all_served;
}

}  // namespace ocks
