// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/evidence.hpp"
#include "hcl-db/log/log_check.hpp"
#include "hcl-db/store/store.hpp"
#include "hcl-db/verbs/verbs.hpp"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <set>

namespace ocks::verbs {
namespace {

/// A listing is what its files say, and nothing else: each is read, hashed and computed again.
std::size_t damage_of(const Listing& listing, const Blobs& blobs)
{
    std::size_t damaged = 0;
    const auto complain = [&](const std::string& why) {
        ++damaged;
        std::printf("%s: %s\n", listing.id.c_str(), why.c_str());
    };
    if (const auto bundle = blobs.get(listing.bundle_sha256); !bundle)
        complain(to_string(bundle.error()));
    const auto evidence = evidence_of(listing, blobs);
    if (!evidence) {
        complain(to_string(evidence.error()));
        return damaged;
    }
    Listing again = listing_of(evidence->report, evidence->policy, evidence->judged);
    again.id = listing_id_of(listing.report_sha256);
    again.bundle_sha256 = listing.bundle_sha256;
    again.report_sha256 = listing.report_sha256;
    again.signer = listing.signer;
    again.received_at = listing.received_at;
    if (again != listing)
        complain("its row is not what its report says");
    return damaged;
}

}  // namespace

int fsck(const StoreOptions& options)
{
    const auto store = open_store(options.database, false, options.blobs);
    if (!store)
        return could_not(store.error());
    const auto listings = (*store)->listings();
    const auto names = (*store)->blobs().list();
    if (!listings || !names)
        return could_not(!listings ? listings.error() : names.error());
    std::size_t damaged = 0;
    std::set<std::string_view> used;
    for (const Listing& listing : *listings) {
        used.insert({listing.bundle_sha256, listing.report_sha256, listing.policy_sha256});
        damaged += damage_of(listing, (*store)->blobs());
    }
    const auto unused = std::ranges::count_if(*names, [&](const std::string& name) { return !used.contains(name); });
    const auto checked = log::check_log(**store);
    if (!checked)
        return could_not(checked.error());
    for (const std::string& why : checked->damage)
        std::printf("%s\n", why.c_str());
    damaged += checked->damage.size();
    std::printf("%zu listings, %zu files, %" PRIu64 " decisions, %" PRIu64
                " entries of the log, %zu damaged, %td files without a listing\n",
                listings->size(),
                names->size(),
                checked->decisions,
                checked->entries,
                damaged,
                unused);
    return damaged == 0 ? 0 : 1;
}

}  // namespace ocks::verbs
