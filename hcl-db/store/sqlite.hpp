// SPDX-License-Identifier: GPL-3.0-or-later
/// SQLite as a Database: one file, one writer, readers that are never blocked.
#pragma once

#include "hcl-db/store/database.hpp"

#include <memory>
#include <string>

struct sqlite3;

namespace ocks {

class SqliteDatabase : public Database {
public:
    enum class Mode {
        existing,  ///< absent if there is no such file
        create,    ///< made, with its schema, if there is none
    };

    /// A file that is not an HCL database, or is one of a newer program, is malformed.
    /// An older one is brought up to date in one transaction.
    [[nodiscard]] static Result<std::unique_ptr<SqliteDatabase>> open(const std::string& path, Mode mode);

    [[nodiscard]] Result<void>
    query(std::string_view sql, std::initializer_list<Bound> values, const OnRow& on_row) override;
    [[nodiscard]] Result<void> transact(Access access, const Work& work) override;

private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };

    SqliteDatabase(std::string path, std::unique_ptr<sqlite3, Close> connection);
    [[nodiscard]] Result<void> identify();
    [[nodiscard]] Result<void> configure();
    [[nodiscard]] Result<void> migrate();
    [[nodiscard]] Result<std::int64_t> pragma(std::string_view name);
    [[nodiscard]] Result<void> script(std::string_view sql);
    [[nodiscard]] Failure refused(int code) const;

    std::string m_path;
    std::unique_ptr<sqlite3, Close> m_connection;
};

}  // namespace ocks
