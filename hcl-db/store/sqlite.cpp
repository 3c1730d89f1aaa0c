// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/sqlite.hpp"

#include "hcl-db/store/schema.hpp"

#include <sqlite3.h>
#include <utility>

namespace ocks {
namespace {

constexpr std::int64_t application = 0x4f434b53;  // "OCKS", so that file(1) and we know our own

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

class SqliteRow : public Row {
public:
    explicit SqliteRow(sqlite3_stmt& statement) : m_statement(statement) {}

    [[nodiscard]] std::string text(int column) const override
    {
        const auto* first = static_cast<const char*>(sqlite3_column_blob(&m_statement, column));
        if (first == nullptr)
            return {};
        return {first, static_cast<std::size_t>(sqlite3_column_bytes(&m_statement, column))};
    }

    [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(&m_statement, column); }

private:
    sqlite3_stmt& m_statement;
};

/// By name: SQLite numbers `$2` as the first parameter if it is met first.
int bind(sqlite3_stmt& statement, std::size_t position, const Bound& value)
{
    const int index = sqlite3_bind_parameter_index(&statement, ("$" + std::to_string(position)).c_str());
    if (index == 0)
        return SQLITE_RANGE;
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(&statement, index, *number);
    const auto text = std::get<std::string_view>(value);
    // PostgreSQL can hold none, and a text must be the same wherever it is kept.
    if (text.find('\0') != std::string_view::npos)
        return SQLITE_MISMATCH;
    // A null pointer would bind NULL, and an empty view may have one.
    const char* first = text.data() == nullptr ? "" : text.data();
    return sqlite3_bind_text64(&statement, index, first, text.size(), nullptr, SQLITE_UTF8);
}

Errc classify(int code)
{
    switch (code & 0xff) {
    case SQLITE_CANTOPEN:
        return Errc::absent;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return Errc::denied;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return Errc::malformed;
    default:
        return Errc::io;
    }
}

}  // namespace

void SqliteDatabase::Close::operator()(sqlite3* connection) const
{
    sqlite3_close_v2(connection);
}

SqliteDatabase::SqliteDatabase(std::string path, std::unique_ptr<sqlite3, Close> connection)
    : m_path(std::move(path)), m_connection(std::move(connection))
{
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const std::string& path, Mode mode)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (mode == Mode::create ? SQLITE_OPEN_CREATE : 0);
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &connection, flags, nullptr);
    // Not make_unique: the constructor is private. SQLite hands out a connection even when it fails.
    std::unique_ptr<SqliteDatabase> database{new SqliteDatabase{path, std::unique_ptr<sqlite3, Close>{connection}}};
    if (code != SQLITE_OK)
        return database->refused(code);
    if (auto ours = database->identify(); !ours)
        return Failure(ours.error());
    if (auto configured = database->configure(); !configured)
        return Failure(configured.error());
    if (auto migrated = database->migrate(); !migrated)
        return Failure(migrated.error());
    return database;
}

Result<void> SqliteDatabase::configure()
{
    sqlite3_busy_timeout(m_connection.get(), 5000);
    // "nosuchcolumn" would otherwise be read as a text, and a typing error would pass for a result.
    sqlite3_db_config(m_connection.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(m_connection.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(m_connection.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_connection.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // FULL: a receipt is a promise, so it is on the disk before it is given.
    return script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
}

/// Before anything is changed: the operator may have named the wrong file.
Result<void> SqliteDatabase::identify()
{
    const auto owner = pragma("application_id");
    const auto changes = pragma("schema_version");
    const auto version = pragma("user_version");
    if (!owner || !changes || !version)
        return Failure(!owner ? owner.error() : !changes ? changes.error() : version.error());
    if (*owner != application && *changes != 0)
        return fail(Errc::malformed, m_path, "is a database of another program");
    const auto known = schema_steps().size();
    if (std::cmp_greater(*version, known))
        return fail(Errc::malformed,
                    m_path,
                    "has schema " + std::to_string(*version) + "; this program knows up to " + std::to_string(known));
    return {};
}

Result<void> SqliteDatabase::migrate()
{
    const auto steps = schema_steps();
    return transact(Access::write, [&]() -> Result<void> {
        const auto version = pragma("user_version");
        if (!version)
            return Failure(version.error());
        if (std::cmp_greater_equal(*version, steps.size()))
            return {};
        for (const std::string_view step : steps.subspan(static_cast<std::size_t>(*version))) {
            if (auto done = script(step); !done)
                return done;
        }
        return script("PRAGMA application_id=" + std::to_string(application) +
                      "; PRAGMA user_version=" + std::to_string(steps.size()) + ";");
    });
}

Result<std::int64_t> SqliteDatabase::pragma(std::string_view name)
{
    std::int64_t value = 0;
    const auto read = query("PRAGMA " + std::string{name}, {}, [&value](const Row& row) { value = row.integer(0); });
    if (!read)
        return Failure(read.error());
    return value;
}

Result<void> SqliteDatabase::script(std::string_view sql)
{
    const int code = sqlite3_exec(m_connection.get(), std::string{sql}.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return refused(code);
    return {};
}

Result<void> SqliteDatabase::query(std::string_view sql, std::initializer_list<Bound> values, const OnRow& on_row)
{
    sqlite3_stmt* prepared = nullptr;
    int code = sqlite3_prepare_v2(m_connection.get(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
    const Statement statement{prepared};
    if (code != SQLITE_OK)
        return refused(code);

    std::size_t position = 0;
    for (const Bound& value : values) {
        code = bind(*statement, ++position, value);
        if (code == SQLITE_MISMATCH)
            return fail(Errc::malformed, "a text", "holds a NUL");
        if (code != SQLITE_OK)
            return fail(
                Errc::malformed, m_path, "no place for $" + std::to_string(position) + " in " + std::string{sql});
    }
    const SqliteRow row{*statement};
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW)
        on_row(row);
    if (code != SQLITE_DONE)
        return refused(code);
    return {};
}

Result<void> SqliteDatabase::transact(Access access, const Work& work)
{
    // IMMEDIATE: whoever means to write says so first, and waits here rather than half way through.
    if (auto begun = script(access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN"); !begun)
        return begun;
    auto done = work();
    if (done)
        done = script("COMMIT");
    if (!done)
        sqlite3_exec(m_connection.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    return done;
}

Failure SqliteDatabase::refused(int code) const
{
    std::string why = sqlite3_errmsg(m_connection.get());
    return fail(classify(code), m_path, std::move(why));
}

}  // namespace ocks
