// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/postgres.hpp"

#include "core/text.hpp"
#include "hcl-db/store/schema.hpp"

#include <algorithm>
#include <array>
#include <libpq-fe.h>
#include <poll.h>
#include <random>
#include <utility>
#include <vector>

namespace ocks {
namespace {

constexpr int most_attempts = 20;

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};

using Answer = std::unique_ptr<PGresult, Clear>;

class PostgresRow : public Row {
public:
    explicit PostgresRow(const PGresult& result) : m_result(result) {}

    [[nodiscard]] std::string text(int column) const override
    {
        return {PQgetvalue(&m_result, 0, column), static_cast<std::size_t>(PQgetlength(&m_result, 0, column))};
    }

    [[nodiscard]] std::int64_t integer(int column) const override
    {
        return parse_signed(PQgetvalue(&m_result, 0, column)).value_or(0);
    }

private:
    const PGresult& m_result;
};

/// The value as text, which the server reads as whatever type stands in its place. A text with a NUL is nothing that
/// PostgreSQL can hold.
Result<std::string> parameter(const Bound& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return std::to_string(*number);
    const auto text = std::get<std::string_view>(value);
    if (text.find('\0') != std::string_view::npos)
        return fail(Errc::malformed, "a text", "holds a NUL");
    return std::string{text};
}

/// Somebody was faster: the same work, done again, sees what he did.
bool is_lost_race(std::string_view state)
{
    constexpr auto states = std::to_array<std::string_view>({"40001", "40P01", "23505"});
    return std::ranges::find(states, state) != states.end();
}

/// A little longer each time, and never in step with the one we ran into; at once if the server has something to say.
void wait_a_little(int attempt, int socket)
{
    thread_local std::minstd_rand random{std::random_device{}()};
    std::uniform_int_distribution<int> milliseconds{0, 4 << std::min(attempt, 6)};
    pollfd server{.fd = socket, .events = POLLIN, .revents = 0};
    (void)poll(&server, 1, milliseconds(random));
}

}  // namespace

bool is_postgres(std::string_view address)
{
    return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

void PostgresDatabase::Close::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

PostgresDatabase::PostgresDatabase(std::unique_ptr<pg_conn, Close> connection) : m_connection(std::move(connection)) {}

Result<std::unique_ptr<PostgresDatabase>> PostgresDatabase::open(const std::string& address, bool may_create)
{
    // Not make_unique: the constructor is private. libpq hands out a connection even when it fails.
    std::unique_ptr<PostgresDatabase> database{
        new PostgresDatabase{std::unique_ptr<pg_conn, Close>{PQconnectdb(address.c_str())}}};
    PGconn* connection = database->m_connection.get();
    const auto known = [](const char* text) {
        return std::string{text == nullptr ? "" : text};
    };
    database->m_where = "postgresql://" + known(PQhost(connection)) + "/" + known(PQdb(connection));
    if (PQstatus(connection) != CONNECTION_OK) {
        const bool was_asked = PQconnectionNeedsPassword(connection) != 0 || PQconnectionUsedPassword(connection) != 0;
        const auto said = lines(PQerrorMessage(connection));
        return fail(was_asked ? Errc::denied : Errc::absent,
                    database->m_where,
                    std::string{said.empty() ? "cannot be reached" : trimmed(said.back())});
    }
    PQsetNoticeProcessor(
        connection, [](void*, const char*) {}, nullptr);
    if (auto done = database->script("SET client_encoding TO 'UTF8'"); !done)
        return Failure(done.error());
    if (auto done = database->migrate(may_create); !done)
        return Failure(done.error());
    return database;
}

/// 0 if there are no tables of ours.
Result<std::int64_t> PostgresDatabase::version()
{
    std::int64_t tables = 0;
    if (auto read = query("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()"
                          " AND table_name = 'ocks_schema'",
                          {},
                          [&](const Row& row) { tables = row.integer(0); });
        !read)
        return Failure(read.error());
    std::int64_t version = 0;
    if (tables == 0)
        return version;
    const auto read = query(
        "SELECT COALESCE(MAX(version), 0) FROM ocks_schema", {}, [&](const Row& row) { version = row.integer(0); });
    if (!read)
        return Failure(read.error());
    return version;
}

Result<void> PostgresDatabase::migrate(bool may_create)
{
    const auto steps = schema_steps();
    return transact(Access::write, [&]() -> Result<void> {
        const auto now = version();
        if (!now)
            return Failure(now.error());
        if (std::cmp_greater(*now, steps.size()))
            return fail(Errc::malformed,
                        m_where,
                        "has schema " + std::to_string(*now) + "; this program knows up to " +
                            std::to_string(steps.size()));
        if (*now == 0 && !may_create)
            return fail(Errc::absent, m_where, "has no tables of an HCL");
        if (*now == 0) {
            if (auto done = script("CREATE TABLE ocks_schema (version BIGINT PRIMARY KEY)"); !done)
                return done;
        }
        for (auto step = static_cast<std::size_t>(*now); step < steps.size(); ++step) {
            if (auto done = script(in_postgres(steps[step])); !done)
                return done;
            if (auto done =
                    execute("INSERT INTO ocks_schema (version) VALUES ($1)", {static_cast<std::int64_t>(step + 1)});
                !done)
                return done;
        }
        return {};
    });
}

/// A server that was started anew is the same server: the next transaction finds it again.
Result<void> PostgresDatabase::revive()
{
    if (m_within || (!m_is_lost && PQstatus(m_connection.get()) == CONNECTION_OK))
        return {};
    PQreset(m_connection.get());
    m_is_lost = PQstatus(m_connection.get()) != CONNECTION_OK;
    if (m_is_lost)
        return fail(Errc::absent, m_where, "cannot be reached");
    return script("SET client_encoding TO 'UTF8'");
}

Result<void> PostgresDatabase::script(std::string_view sql)
{
    const Answer answer{PQexec(m_connection.get(), std::string{sql}.c_str())};
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK && PQresultStatus(answer.get()) != PGRES_TUPLES_OK)
        return refused(answer.get());
    return {};
}

Result<void> PostgresDatabase::query(std::string_view sql, std::initializer_list<Bound> values, const OnRow& on_row)
{
    if (auto alive = revive(); !alive)
        return alive;
    std::vector<std::string> texts;
    texts.reserve(values.size());
    for (const Bound& value : values) {
        auto text = parameter(value);
        if (!text)
            return Failure(text.error());
        texts.push_back(*std::move(text));
    }
    std::vector<const char*> pointers;
    pointers.reserve(texts.size());
    for (const std::string& text : texts)
        pointers.push_back(text.c_str());
    const int sent = PQsendQueryParams(m_connection.get(),
                                       std::string{sql}.c_str(),
                                       static_cast<int>(pointers.size()),
                                       nullptr,
                                       pointers.data(),
                                       nullptr,
                                       nullptr,
                                       0);
    if (sent == 0)
        return refused(nullptr);
    // Row by row: all components of a large list at once would not fit.
    PQsetSingleRowMode(m_connection.get());
    Result<void> done;
    while (const Answer answer{PQgetResult(m_connection.get())}) {
        const ExecStatusType status = PQresultStatus(answer.get());
        if (status == PGRES_SINGLE_TUPLE)
            on_row(PostgresRow{*answer});
        else if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            done = refused(answer.get());
    }
    return done;
}

Result<void> PostgresDatabase::transact(Access access, const Work& work)
{
    if (auto alive = revive(); !alive)
        return alive;
    Result<void> done;
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        m_state.clear();
        if (auto begun = script(access == Access::write ? "BEGIN ISOLATION LEVEL SERIALIZABLE"
                                                        : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            !begun)
            return begun;
        m_within = true;
        done = work();
        if (done)
            done = script("COMMIT");
        m_within = false;
        const std::string state = m_state;
        if (!done)
            (void)script("ROLLBACK");
        if (done || !is_lost_race(state))
            return done;
        wait_a_little(attempt, PQsocket(m_connection.get()));
    }
    return done;
}

Failure PostgresDatabase::refused(const pg_result* result)
{
    const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* why = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    m_state = state == nullptr ? "" : state;
    // Without a state it is libpq that complains, of a server that says nothing any more, while it still calls the
    // connection a good one. Class 57P: the server is shut down, or crashed, or was told to end this connection.
    m_is_lost = m_state.empty() || m_state.starts_with("57P") || PQstatus(m_connection.get()) != CONNECTION_OK;
    const auto said = trimmed(why == nullptr ? PQerrorMessage(m_connection.get()) : why);
    return fail(m_is_lost ? Errc::absent : Errc::io,
                m_where,
                (m_is_lost ? "the connection was lost: " : "") + std::string{said.substr(0, said.find('\n'))});
}

}  // namespace ocks
