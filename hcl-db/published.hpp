// SPDX-License-Identifier: GPL-3.0-or-later
/// The index that requests are answered from, replaced when the store has changed, by whichever process.
#pragma once

#include "hcl-db/built_indexes.hpp"
#include "hcl-db/index/index.hpp"
#include "hcl-db/lineage/release.hpp"
#include "hcl-db/store/store.hpp"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocks {

/// All listings of a store with what was decided of them, each in its release.
[[nodiscard]] Result<std::vector<Listing>>
settled_listings(Store& store, const Releases& releases, std::string_view now);

class Published {
public:
    /// The releases say of which a listing's kernel is.
    explicit Published(Store& store, Releases releases = {}) : m_store(store), m_releases(std::move(releases)) {}

    /// Never null. At most a second old: the store is asked that often, and then only for a number.
    /// When it cannot be asked the last index is still good for reading.
    [[nodiscard]] std::shared_ptr<const Index> index();

    /// All of a listing of that index. Its decisions are those of now.
    [[nodiscard]] Result<Listing> whole(const Index& index, Place place);

    /// To be called after a change that the next reader must see.
    [[nodiscard]] Result<void> refresh();

    /// What refresh() has built so far.
    [[nodiscard]] BuiltIndexes built() const;

    /// Takes this index for the one to answer from, until the store has changed from what it says it is of.
    void show(std::shared_ptr<const Index> index);

private:
    std::mutex m_refreshing;     ///< held by whoever builds, for as long as that takes
    mutable std::mutex m_mutex;  ///< of what follows, never held for longer than a copy
    std::shared_ptr<const Index> m_index = std::make_shared<const Index>();
    std::chrono::steady_clock::time_point m_asked;
    BuiltIndexes m_built;
    std::string m_next_turn;  ///< when a listing will be another one though nobody decides; empty for never
    Store& m_store;
    Releases m_releases;
};

}  // namespace ocks
