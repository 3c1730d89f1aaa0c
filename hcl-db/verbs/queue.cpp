// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-hcl queue` and `show`: what waits for a decision, and all that is known of one listing.

#include "hcl-db/decisions/queue.hpp"

#include "core/clock.hpp"
#include "hcl-db/decisions/settle.hpp"
#include "hcl-db/published.hpp"
#include "hcl-db/store/store.hpp"
#include "hcl-db/verbs/verbs.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace ocks::verbs {
namespace {

std::string text_of(const Pending& pending)
{
    const Listing& listing = pending.listing;
    std::string text = fmt::format("{}  {} {}\n", listing.id, listing.vendor, listing.product);
    const auto line = [&text](std::string_view label, std::string_view value) {
        if (!value.empty())
            text += fmt::format("  {:<12}{}\n", label, value);
    };
    line("received", listing.received_at + " from " + listing.submitter + ", signed by " + listing.signer);
    line("ticket", listing.nonce.empty() ? "none" : listing.nonce);
    line("kernel", listing.kernel_release + " " + listing.architecture);
    line("machine", listing.emulated ? "a virtual one" : "");
    line("profile", listing.profile);
    line("verdict", to_string(listing.conclusion.standing));
    for (const std::string& reason : listing.conclusion.reasons)
        line("", "- " + reason);
    line("status", to_string(listing.status));
    if (listing.level != Level::none)
        line("level", fmt::format("{}, until {}", to_string(listing.level), listing.valid.until));
    line("evidence for", to_string(pending.reachable));
    for (const std::string& reason : pending.in_the_way)
        line("in the way", reason);
    for (const std::string& each : pending.observations)
        line("note", each);
    for (const Decision& each : listing.history) {
        std::string signers;
        for (const std::string& signer : each.signers)
            signers += (signers.empty() ? "" : ", ") + signer;
        line("decided",
             fmt::format("{} {}{}{}{} by {}: {}",
                         each.made,
                         to_string(each.kind),
                         each.level == Level::none ? "" : fmt::format(" {}", to_string(each.level)),
                         each.subject.empty() ? "" : " " + each.subject,
                         each.until.empty() ? "" : " until " + each.until,
                         signers,
                         each.reason));
    }
    return text;
}

}  // namespace

int queue(const StoreOptions& options)
{
    const auto store = open_store(options.database, false, options.blobs);
    if (!store)
        return could_not(store.error());
    const std::string now = to_rfc3339(std::chrono::system_clock::now());
    const auto listings = settled_listings(**store, {}, now);
    if (!listings)
        return could_not(listings.error());
    const std::vector<Pending> waiting = queue_of(*listings, now);
    for (const Pending& pending : waiting)
        std::fputs((text_of(pending) + "\n").c_str(), stdout);
    std::printf("%zu %s for a decision\n", waiting.size(), waiting.size() == 1 ? "waits" : "wait");
    return 0;
}

int show(const StoreOptions& options, const std::string& id)
{
    const auto store = open_store(options.database, false, options.blobs);
    if (!store)
        return could_not(store.error());
    const std::string now = to_rfc3339(std::chrono::system_clock::now());
    const auto listings = settled_listings(**store, {}, now);
    if (!listings)
        return could_not(listings.error());
    const auto listing = std::ranges::find(*listings, id, &Listing::id);
    if (listing == listings->end())
        return could_not({Errc::absent, id, "no such listing"});
    std::fputs(text_of(pending_of(*listing, *listings, now)).c_str(), stdout);
    return 0;
}

}  // namespace ocks::verbs
