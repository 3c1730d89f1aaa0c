// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/decisions/queue.hpp"

#include "hcl-db/decisions/settle.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace ocks {
namespace {

/// Nobody sends the same machine under two names by accident, and a machine that failed elsewhere has not become
/// better.
std::string observation(const Listing& listing, const Listing& other)
{
    const bool is_same_machine = !listing.configuration.empty() && listing.configuration == other.configuration;
    const bool is_same_platform = !listing.platform.empty() && listing.platform == other.platform;
    if (is_same_machine && listing.submitter != other.submitter)
        return fmt::format("{} has submitted the same configuration, as listing {}", other.submitter, other.id);
    if (is_same_platform && other.conclusion.standing == Standing::fail &&
        other.kernel_release == listing.kernel_release)
        return fmt::format("the same platform failed on this kernel in listing {}", other.id);
    if (is_same_machine && other.status == Status::revoked)
        return fmt::format("listing {} of the same configuration was revoked", other.id);
    if (is_same_machine && other.kernel_release == listing.kernel_release && is_public(other.status))
        return fmt::format(
            "listing {} of the same configuration is {} on this kernel", other.id, to_string(other.status));
    return {};
}

}  // namespace

Pending pending_of(const Listing& listing, std::span<const Listing> listings, std::string_view now)
{
    Pending pending{.listing = listing, .reachable = Level::none, .in_the_way = {}, .observations = {}};
    for (const Level level : {Level::ready, Level::certified, Level::certified_plus}) {
        pending.in_the_way = obstacles(listing, listing.history, level, now);
        if (!pending.in_the_way.empty())
            break;
        pending.reachable = level;
    }
    for (const Listing& other : listings) {
        if (other.id == listing.id)
            continue;
        if (std::string line = observation(listing, other); !line.empty())
            pending.observations.push_back(std::move(line));
    }
    return pending;
}

std::vector<Pending> queue_of(std::span<const Listing> listings, std::string_view now)
{
    std::vector<Pending> queue;
    for (const Listing& listing : listings) {
        if (listing.status == Status::candidate)
            queue.push_back(pending_of(listing, listings, now));
    }
    std::ranges::sort(
        queue, {}, [](const Pending& each) { return std::tie(each.listing.received_at, each.listing.id); });
    return queue;
}

}  // namespace ocks
