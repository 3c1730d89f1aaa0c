// SPDX-License-Identifier: GPL-3.0-or-later
/// PostgreSQL as a Database, and what speaks its protocol: serializable transactions, run again when they lose a race.
#pragma once

#include "hcl-db/store/database.hpp"

#include <memory>
#include <string>
#include <string_view>

struct pg_conn;
struct pg_result;

namespace ocks {

/// Whether an address is one of a server, "postgresql://…", and not the name of a file.
[[nodiscard]] bool is_postgres(std::string_view address);

class PostgresDatabase : public Database {
public:
    /// absent if nobody answers; denied if the server does not let us in. The database must be there; its tables are
    /// made, or brought up to date, if `may_create`.
    [[nodiscard]] static Result<std::unique_ptr<PostgresDatabase>> open(const std::string& address, bool may_create);

    [[nodiscard]] Result<void>
    query(std::string_view sql, std::initializer_list<Bound> values, const OnRow& on_row) override;
    [[nodiscard]] Result<void> transact(Access access, const Work& work) override;

private:
    struct Close {
        void operator()(pg_conn* connection) const;
    };

    explicit PostgresDatabase(std::unique_ptr<pg_conn, Close> connection);
    [[nodiscard]] Result<void> migrate(bool may_create);
    [[nodiscard]] Result<std::int64_t> version();
    [[nodiscard]] Result<void> script(std::string_view sql);
    [[nodiscard]] Result<void> revive();
    [[nodiscard]] Failure refused(const pg_result* result);

    std::unique_ptr<pg_conn, Close> m_connection;
    std::string m_where;  ///< without a password
    std::string m_state;  ///< SQLSTATE of the last refusal
    bool m_within = false;
    bool m_is_lost = false;  ///< the server has said that it goes, which the socket may not know yet
};

}  // namespace ocks
