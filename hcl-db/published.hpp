// SPDX-License-Identifier: GPL-3.0-or-later
/// The index that requests are answered from, replaced when the store has changed, by whichever process.
#pragma once

#include "hcl-db/index.hpp"
#include "hcl-db/store/store.hpp"

#include <chrono>
#include <memory>
#include <mutex>

namespace ocks {

class Published {
public:
    explicit Published(Store& store) : m_store(store) {}

    /// Never null. At most a second old: the store is asked that often, and then only for a number.
    /// When it cannot be asked the last index is still good for reading.
    [[nodiscard]] std::shared_ptr<const Index> index();

    /// To be called after a change that the next reader must see.
    [[nodiscard]] Result<void> refresh();

private:
    std::mutex m_refreshing;  ///< held by whoever builds, for as long as that takes
    std::mutex m_mutex;       ///< of what follows, never held for longer than a copy
    std::shared_ptr<const Index> m_index = std::make_shared<const Index>();
    std::chrono::steady_clock::time_point m_asked;
    Store& m_store;
};

}  // namespace ocks
