// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/published.hpp"

#include "core/clock.hpp"
#include "hcl-db/decisions/settle.hpp"

#include <chrono>
#include <map>

namespace ocks {
namespace {

std::string now_text()
{
    return to_rfc3339(std::chrono::system_clock::now());
}

/// Of which release its kernel is.
Listing placed(Listing listing, const Releases& releases)
{
    if (const Release* release = releases.of_kernel(listing.kernel_release)) {
        listing.valid.release = release->name;
        listing.valid.level = release->level;
    }
    return listing;
}

}  // namespace

Result<std::vector<Listing>> settled_listings(Store& store, const Releases& releases, std::string_view now)
{
    auto listings = store.listings();
    if (!listings)
        return listings;
    auto decisions = store.decisions();
    if (!decisions)
        return Failure(decisions.error());
    for (Listing& listing : *listings) {
        std::vector<Decision> made = std::move((*decisions)[listing.id]);
        listing = settled(placed(std::move(listing), releases), std::move(made), now);
    }
    return listings;
}

std::shared_ptr<const Index> Published::index()
{
    std::shared_ptr<const Index> current;
    bool is_old = false;
    std::string turn;
    {
        const std::lock_guard lock{m_mutex};
        const auto now = std::chrono::steady_clock::now();
        is_old = now - m_asked >= std::chrono::seconds{1};
        if (is_old)
            m_asked = now;
        current = m_index;
        turn = m_next_turn;
    }
    if (!is_old)
        return current;
    const auto seq = m_store.change_seq();
    const bool has_turned = !turn.empty() && turn <= now_text();
    if (!seq || (*seq == current->change_seq() && !has_turned) || !refresh())
        return current;
    const std::lock_guard lock{m_mutex};
    return m_index;
}

Result<void> Published::refresh()
{
    const std::lock_guard building{m_refreshing};
    const auto begun = std::chrono::steady_clock::now();
    // Read first: what changes after this is seen again, never missed.
    const auto seq = m_store.change_seq();
    if (!seq)
        return Failure(seq.error());
    const std::string now = now_text();
    auto listings = settled_listings(m_store, m_releases, now);
    if (!listings)
        return Failure(listings.error());
    std::string next;
    std::map<Status, std::uint64_t> counts;
    for (const Listing& listing : *listings) {
        ++counts[listing.status];
        if (const std::string turn = next_turn(listing, now); !turn.empty() && (next.empty() || turn < next))
            next = turn;
    }
    // Nothing of it is shown, not even to whoever has its address; on its day the index is built again.
    std::erase_if(*listings, [](const Listing& listing) { return listing.status == Status::embargoed; });
    auto index = std::make_shared<const Index>(*listings, *seq);
    const auto took = std::chrono::steady_clock::now() - begun;
    const std::lock_guard lock{m_mutex};
    m_built = {.count = m_built.count + 1,
               .last = took,
               .total = m_built.total + took,
               .change_seq = *seq,
               .listings = std::move(counts)};
    m_index = std::move(index);
    m_next_turn = std::move(next);
    return {};
}

BuiltIndexes Published::built() const
{
    const std::lock_guard lock{m_mutex};
    return m_built;
}

void Published::show(std::shared_ptr<const Index> index)
{
    const std::lock_guard lock{m_mutex};
    m_index = std::move(index);
}

Result<Listing> Published::whole(const Index& index, Place place)
{
    const std::string id = index.at(place).id;
    auto facts = m_store.listing(id);
    if (!facts)
        return facts;
    auto decisions = m_store.decisions_on(id);
    if (!decisions)
        return Failure(decisions.error());
    return settled(placed(*std::move(facts), m_releases), *std::move(decisions), now_text());
}

}  // namespace ocks
