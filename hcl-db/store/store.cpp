// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/store.hpp"

#include "hcl-db/store/rows.hpp"

#include <algorithm>
#include <utility>

namespace ocks {
namespace {

/// Among listings in the order of their ids.
Listing* find_listing(std::vector<Listing>& listings, std::string_view id)
{
    const auto place = std::ranges::lower_bound(listings, id, {}, &Listing::id);
    return place != listings.end() && place->id == id ? &*place : nullptr;
}

constexpr std::string_view select_reasons =
    "SELECT listing_id, reason FROM listing_reason ORDER BY listing_id, position";

std::string select(std::string_view columns, std::string_view rest)
{
    return "SELECT " + std::string{columns} + std::string{rest};
}

}  // namespace

Store::Store(std::unique_ptr<Database> database, Blobs blobs)
    : m_database(std::move(database)), m_blobs(std::move(blobs))
{
}

Result<std::vector<Listing>> Store::listings()
{
    const std::lock_guard lock{m_mutex};
    std::vector<Listing> listings;
    // One transaction: the three answers are of the same moment.
    const auto done = m_database->transact(Database::Access::read, [&]() -> Result<void> {
        listings.clear();
        if (auto read = m_database->query(select(listing_columns, " ORDER BY l.listing_id"),
                                          {},
                                          [&](const Row& row) { listings.push_back(listing_of(row)); });
            !read)
            return read;
        if (auto read = m_database->query(select_reasons,
                                          {},
                                          [&](const Row& row) {
                                              if (Listing* listing = find_listing(listings, row.text(0)))
                                                  listing->conclusion.reasons.push_back(row.text(1));
                                          });
            !read)
            return read;
        return m_database->query(select(component_columns, " ORDER BY listing_id, address"), {}, [&](const Row& row) {
            if (Listing* listing = find_listing(listings, row.text(0)))
                listing->components.push_back(component_of(row));
        });
    });
    if (!done)
        return Failure(done.error());
    return listings;
}

Result<Listing> Store::listing(std::string_view id)
{
    const std::lock_guard lock{m_mutex};
    Listing listing;
    const auto done = m_database->transact(Database::Access::read, [&]() -> Result<void> {
        listing = {};
        const std::string of_listing = select(listing_columns, " WHERE l.listing_id = $1");
        if (auto read = m_database->query(of_listing, {id}, [&](const Row& row) { listing = listing_of(row); }); !read)
            return read;
        if (auto read = m_database->query("SELECT reason FROM listing_reason WHERE listing_id = $1 ORDER BY position",
                                          {id},
                                          [&](const Row& row) { listing.conclusion.reasons.push_back(row.text(0)); });
            !read)
            return read;
        return m_database->query(select(component_columns, " WHERE listing_id = $1 ORDER BY address"),
                                 {id},
                                 [&](const Row& row) { listing.components.push_back(component_of(row)); });
    });
    if (!done)
        return Failure(done.error());
    if (listing.id.empty())
        return fail(Errc::absent, std::string{id}, "no such listing");
    return listing;
}

Result<std::int64_t> Store::change_seq()
{
    const std::lock_guard lock{m_mutex};
    std::int64_t seq = 0;
    const auto read = m_database->query(
        "SELECT COALESCE(MAX(seq), 0) FROM change", {}, [&seq](const Row& row) { seq = row.integer(0); });
    if (!read)
        return Failure(read.error());
    return seq;
}

}  // namespace ocks
