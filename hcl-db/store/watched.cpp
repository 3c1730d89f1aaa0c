// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/watched.hpp"

namespace ocks {

Result<void> WatchedDatabase::query(std::string_view sql, std::initializer_list<Bound> values, const OnRow& on_row)
{
    auto done = m_watched->query(sql, values, on_row);
    if (!done && m_within)
        m_refused = true;
    else if (!done)
        m_on_error(done.error());
    return done;
}

Result<void> WatchedDatabase::transact(Access access, const Work& work)
{
    // Whose refusal is it? The engine's, unless the work was begun and has failed without a statement that did.
    bool is_ours = false;
    m_within = true;
    auto done = m_watched->transact(access, [&]() -> Result<void> {
        m_refused = false;
        auto worked = work();
        is_ours = !worked && !m_refused;
        return worked;
    });
    m_within = false;
    if (!done && !is_ours)
        m_on_error(done.error());
    return done;
}

}  // namespace ocks
