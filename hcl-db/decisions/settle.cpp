// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/decisions/settle.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

/// "2029-02-28T09:00:00Z" of "2026-02-28T09:00:00Z". Three years later the day is there but for one: 29 February.
std::string end_of(std::string_view from)
{
    const auto year = parse_unsigned(from.substr(0, 4));
    if (!year)
        return {};
    static_assert(months_of_validity % 12 == 0);
    std::string until = fmt::format("{:04}{}", *year + months_of_validity / 12, from.substr(4));
    if (until.substr(4, 6) == "-02-29")
        until.replace(4, 6, "-02-28");
    return until;
}

bool is_waived(std::string_view reason, std::span<const Decision> decisions, std::string_view now)
{
    return std::ranges::any_of(decisions, [&](const Decision& each) {
        return each.kind == Decision::Kind::waive && each.made <= now && now < each.until &&
               reason.starts_with(each.subject + ":");
    });
}

/// The last day on which every waiver that the award stands on is good; empty if it stands on none.
std::string waivers_end(const Listing& facts, std::span<const Decision> decisions)
{
    std::string first;
    for (const std::string& reason : facts.conclusion.reasons) {
        std::string last;
        for (const Decision& each : decisions) {
            if (each.kind == Decision::Kind::waive && reason.starts_with(each.subject + ":"))
                last = std::max(last, each.until);
        }
        if (!last.empty() && (first.empty() || last < first))
            first = last;
    }
    return first;
}

Failure refused(std::string why)
{
    return fail(Errc::denied, "decision", std::move(why));
}

std::string_view embargo_of(const Listing& listing)
{
    std::string_view until;
    for (const Decision& each : listing.history) {
        if (each.kind == Decision::Kind::embargo)
            until = each.until;  // the last one counts: an embargo can be shortened
    }
    return until;
}

void apply(const Decision& decision, Listing& listing)
{
    switch (decision.kind) {
    case Decision::Kind::award:
        listing.level = decision.level;
        listing.status = Status::published;
        listing.valid.from = decision.made;
        listing.valid.until = end_of(decision.made);
        return;
    case Decision::Kind::reject:
        listing.level = Level::none;
        listing.status = Status::rejected;
        listing.valid.from.clear();
        listing.valid.until.clear();
        return;
    case Decision::Kind::withdraw:
        listing.status = Status::withdrawn;
        return;
    case Decision::Kind::revoke:
        listing.status = Status::revoked;
        return;
    case Decision::Kind::waive:
    case Decision::Kind::embargo:
        return;  // of a time, and looked at when all others are known
    }
}

}  // namespace

std::vector<std::string>
obstacles(const Listing& facts, std::span<const Decision> decisions, Level level, std::string_view now)
{
    std::vector<std::string> found;
    for (const std::string& reason : facts.conclusion.reasons) {
        if (!is_waived(reason, decisions, now))
            found.push_back(reason);
    }
    if (level < Level::certified)
        return found;
    if (!facts.certifies)
        found.push_back("profile: a pass of " + facts.profile + " is no certificate");
    if (facts.emulated)
        found.emplace_back("machine: it is a virtual one");
    if (facts.nonce.empty())
        found.emplace_back("ticket: the run was made without one");
    return found;
}

std::size_t signers_needed(const Decision& decision)
{
    return decision.kind == Decision::Kind::award && decision.level == Level::certified_plus ? 2 : 1;
}

Result<void> may_follow(const Listing& facts, std::span<const Decision> decisions, const Decision& next)
{
    if (next.listing != facts.id || next.report_sha256 != facts.report_sha256)
        return refused("is about another report than that of listing " + facts.id);
    const std::string_view last = decisions.empty() ? std::string_view{} : decisions.back().sha256;
    if (next.previous != last)
        return refused("does not follow the last decision on this listing, " +
                       (last.empty() ? std::string{"of which there is none"} : std::string{last}));
    if (!decisions.empty() && next.made < decisions.back().made)
        return refused("was made before the decision that it follows");
    if (next.made < facts.received_at)
        return refused("was made before the report was received");
    if (next.signers.size() < signers_needed(next))
        return refused(fmt::format(
            "{} of the {} maintainers who must sign it have signed", next.signers.size(), signers_needed(next)));
    if (std::ranges::any_of(decisions, [](const Decision& each) { return each.kind == Decision::Kind::revoke; }))
        return refused("the listing was revoked, and that is final");
    if (next.kind == Decision::Kind::award) {
        if (const auto rest = obstacles(facts, decisions, next.level, next.made); !rest.empty())
            return refused(fmt::format("{} is out of reach: {}{}",
                                       to_string(next.level),
                                       rest.front(),
                                       rest.size() == 1 ? "" : fmt::format(" (and {} more)", rest.size() - 1)));
    }
    const auto is_its_reason = [&](const std::string& reason) {
        return reason.starts_with(next.subject + ":");
    };
    if (next.kind == Decision::Kind::waive && std::ranges::none_of(facts.conclusion.reasons, is_its_reason))
        return refused("there is nothing to waive about " + next.subject);
    return {};
}

Listing settled(Listing facts, std::vector<Decision> decisions, std::string_view now)
{
    Listing listing = std::move(facts);
    listing.level = Level::none;
    listing.status = Status::candidate;
    std::erase_if(decisions, [&](const Decision& each) { return each.made > now; });
    std::vector<Decision> followed;
    for (const Decision& decision : decisions) {
        if (!may_follow(listing, followed, decision))
            continue;
        apply(decision, listing);
        followed.push_back(decision);
    }
    listing.history = std::move(followed);
    if (listing.status == Status::published) {
        const bool is_over = listing.valid.until <= now;
        const bool has_lost = !obstacles(listing, listing.history, listing.level, now).empty();
        if (is_over || has_lost)
            listing.status = Status::lapsed;
    }
    const bool is_open = listing.status == Status::candidate || listing.status == Status::published;
    if (is_open && now < embargo_of(listing))
        listing.status = Status::embargoed;
    return listing;
}

std::string next_turn(const Listing& listing, std::string_view now)
{
    std::string next;
    const auto consider = [&](std::string_view time) {
        if (time > now && (next.empty() || time < next))
            next = time;
    };
    consider(embargo_of(listing));
    consider(waivers_end(listing, listing.history));
    consider(listing.valid.until);
    return next;
}

}  // namespace ocks
