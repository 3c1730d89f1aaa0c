// SPDX-License-Identifier: GPL-3.0-or-later
/// What the store asks of a database engine: statements with `$1` placeholders, rows, transactions.
///
/// The SQL above it is the subset that SQLite and PostgreSQL share; an engine brings its own
/// connection, its own schema, and whatever it takes to retry a transaction.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace ocks {

/// Bound by position: the first is `$1`. Only read while the statement runs.
using Bound = std::variant<std::string_view, std::int64_t>;

/// One line of a result; columns count from 0. A NULL reads as an empty text and as 0.
class Row {
public:
    Row() = default;
    Row(const Row&) = delete;
    Row(Row&&) = delete;
    Row& operator=(const Row&) = delete;
    Row& operator=(Row&&) = delete;
    virtual ~Row() = default;

    [[nodiscard]] virtual std::string text(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
};

class Database {
public:
    enum class Access { read, write };

    using OnRow = std::function<void(const Row& row)>;
    using Work = std::function<Result<void>()>;

    Database() = default;
    Database(const Database&) = delete;
    Database(Database&&) = delete;
    Database& operator=(const Database&) = delete;
    Database& operator=(Database&&) = delete;
    virtual ~Database() = default;

    /// One statement; `on_row` sees each line of its result, in order.
    [[nodiscard]] virtual Result<void>
    query(std::string_view sql, std::initializer_list<Bound> values, const OnRow& on_row) = 0;

    [[nodiscard]] Result<void> execute(std::string_view sql, std::initializer_list<Bound> values = {});

    /// All of it or nothing. `work` may be called more than once if the engine has to retry.
    [[nodiscard]] virtual Result<void> transact(Access access, const Work& work) = 0;
};

}  // namespace ocks
