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

struct Reach {
    Prospect prospect = Prospect::unknown;
    std::string reason = {};
};

/// What a device that is not served says of the way through it.
Reach blocked_by(const Finding& finding)
{
    return {finding.readiness == Readiness::unknown ? Prospect::unknown : Prospect::no,
            fmt::format("{}: {}", finding.subject.name, finding.reason)};
}

/// All devices on a way must be served.
Reach along(const std::vector<std::string>& way, const std::vector<Finding>& findings)
{
    Reach reach{Prospect::yes, fmt::format("by {}", way.back())};
    for (const auto& finding : findings) {
        if (std::ranges::find(way, finding.subject.name) == way.end() || is_served(finding))
            continue;
        reach = blocked_by(finding);
        if (reach.prospect == Prospect::no)
            break;
    }
    return reach;
}

/// Where the way is not known: one controller of the class that is served may be the one.
Reach by_class(std::string_view base_class, std::string_view what, const std::vector<Finding>& findings)
{
    std::size_t all = 0;
    std::size_t served = 0;
    Reach blocked;
    for (const auto& finding : findings) {
        if (!is_of(finding, base_class))
            continue;
        ++all;
        if (is_served(finding))
            ++served;
        else if (blocked.reason.empty() || blocked.prospect == Prospect::no)
            blocked = blocked_by(finding);  // a doubt is more than a no: it may be the one
    }
    if (all == 0)
        return {Prospect::unknown, fmt::format("no {} controller is listed", what)};
    if (served == 0)
        return blocked;
    return {Prospect::yes, fmt::format("{} of {} {} controllers have a driver", served, all, what)};
}

/// One port is enough.
Reach by_any_port(const std::vector<std::string>& ports, const std::vector<Finding>& findings)
{
    for (const auto& finding : findings) {
        if (is_of(finding, network) && is_served(finding) &&
            std::ranges::find(ports, finding.subject.name) != ports.end())
            return {Prospect::yes, fmt::format("by {}", finding.subject.name)};
    }
    return by_class(network, "network", findings);
}

/// A no is worse than a doubt.
Prospect worse(Prospect one, Prospect other)
{
    const bool any_no = one == Prospect::no || other == Prospect::no;
    return any_no ? Prospect::no : one == Prospect::yes ? other : one;
}

}  // namespace

void judge_reach(const Candidate& candidate, Preflight& preflight)
{
    const auto& findings = preflight.findings;
    auto disk = candidate.root_disk.empty() ? by_class(mass_storage, "storage", findings)
                                            : along(candidate.root_disk, findings);
    auto ports = by_any_port(candidate.network, findings);
    preflight.root_disk = disk.prospect;
    preflight.root_disk_reason = std::move(disk.reason);
    preflight.network = ports.prospect;
    preflight.network_reason = std::move(ports.reason);

    preflight.works = worse(preflight.root_disk, preflight.network);
    for (const auto& finding : findings) {
        if (!is_served(finding) && (is_of(finding, mass_storage) || is_of(finding, network)))
            preflight.works = worse(preflight.works, blocked_by(finding).prospect);
    }
}

}  // namespace ocks
