// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/published.hpp"

namespace ocks {

std::shared_ptr<const Index> Published::index()
{
    using namespace std::chrono_literals;
    std::shared_ptr<const Index> current;
    bool is_old = false;
    {
        const std::lock_guard lock{m_mutex};
        const auto now = std::chrono::steady_clock::now();
        is_old = now - m_asked >= 1s;
        if (is_old)
            m_asked = now;
        current = m_index;
    }
    if (!is_old)
        return current;
    const auto seq = m_store.change_seq();
    if (!seq || *seq == current->change_seq() || !refresh())
        return current;
    const std::lock_guard lock{m_mutex};
    return m_index;
}

Result<void> Published::refresh()
{
    const std::lock_guard building{m_refreshing};
    // Read first: what changes after this is seen again, never missed.
    const auto seq = m_store.change_seq();
    if (!seq)
        return Failure(seq.error());
    auto listings = m_store.listings();
    if (!listings)
        return Failure(listings.error());
    auto index = std::make_shared<const Index>(*std::move(listings), *seq);
    const std::lock_guard lock{m_mutex};
    m_index = std::move(index);
    return {};
}

}  // namespace ocks
