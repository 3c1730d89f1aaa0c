// SPDX-License-Identifier: GPL-3.0-or-later
/// Another Database, of which somebody is told when the engine refuses or is gone. What the store itself objects to,
/// such as a decision that may not follow another, is no error of a database.
#pragma once

#include "hcl-db/store/store.hpp"

#include <functional>
#include <memory>
#include <string>

namespace ocks {

using OnDatabaseError = std::function<void(const Error& error)>;

class WatchedDatabase : public Database {
public:
    WatchedDatabase(std::unique_ptr<Database> watched, OnDatabaseError on_error)
        : m_watched(std::move(watched)), m_on_error(std::move(on_error))
    {
    }

    [[nodiscard]] Result<void>
    query(std::string_view sql, std::initializer_list<Bound> values, const OnRow& on_row) override;
    [[nodiscard]] Result<void> transact(Access access, const Work& work) override;

private:
    std::unique_ptr<Database> m_watched;
    OnDatabaseError m_on_error;
    bool m_within = false;   ///< a transaction, which may be tried again
    bool m_refused = false;  ///< the engine refused a statement of it
};

/// As open_store(); `on_error` hears of every error from then on, on the thread that met it.
[[nodiscard]] Result<std::unique_ptr<Store>>
open_watched_store(const std::string& address, bool create, const std::string& blobs, const OnDatabaseError& on_error);

}  // namespace ocks
