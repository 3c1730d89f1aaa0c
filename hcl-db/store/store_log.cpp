// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/store.hpp"

#include <utility>

namespace ocks {

Result<void> Store::append(std::string_view kind, std::string_view subject, std::string_view at, std::string_view entry)
{
    if (auto done = m_database->execute("INSERT INTO change (seq, kind, subject, at)"
                                        " SELECT COALESCE(MAX(seq), 0) + 1, $1, $2, $3 FROM change",
                                        {kind, subject, at});
        !done)
        return done;
    return m_database->execute("INSERT INTO log_entry (place, kind, subject, entry)"
                               " SELECT COALESCE(MAX(place), -1) + 1, $1, $2, $3 FROM log_entry",
                               {kind, subject, entry});
}

Result<std::uint64_t> Store::log_size()
{
    const std::lock_guard lock{m_mutex};
    std::int64_t size = 0;
    const auto read = m_database->query(
        "SELECT COALESCE(MAX(place), -1) + 1 FROM log_entry", {}, [&](const Row& row) { size = row.integer(0); });
    if (!read)
        return Failure(read.error());
    return static_cast<std::uint64_t>(size);
}

Result<std::vector<std::string>> Store::log_entries(std::uint64_t first, std::uint64_t count)
{
    const std::lock_guard lock{m_mutex};
    std::vector<std::string> entries;
    const auto read = m_database->query("SELECT entry FROM log_entry WHERE place >= $1 AND place < $2 ORDER BY place",
                                        {static_cast<std::int64_t>(first), static_cast<std::int64_t>(first + count)},
                                        [&](const Row& row) { entries.push_back(row.text(0)); });
    if (!read)
        return Failure(read.error());
    return entries;
}

Result<std::uint64_t> Store::log_place(std::string_view kind, std::string_view subject)
{
    const std::lock_guard lock{m_mutex};
    std::int64_t place = -1;
    const auto read = m_database->query("SELECT place FROM log_entry WHERE kind = $1 AND subject = $2",
                                        {kind, subject},
                                        [&](const Row& row) { place = row.integer(0); });
    if (!read)
        return Failure(read.error());
    if (place < 0)
        return fail(Errc::absent, std::string{subject}, "is not in the log");
    return static_cast<std::uint64_t>(place);
}

Result<std::string> Store::last_checkpoint()
{
    const std::lock_guard lock{m_mutex};
    std::string note;
    const auto read = m_database->query(
        "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1", {}, [&](const Row& row) { note = row.text(0); });
    if (!read)
        return Failure(read.error());
    return note;
}

Result<void> Store::keep_checkpoint(std::uint64_t size, std::string_view note)
{
    const std::lock_guard lock{m_mutex};
    return m_database->execute("INSERT INTO checkpoint (size, note) VALUES ($1, $2) ON CONFLICT (size) DO NOTHING",
                               {static_cast<std::int64_t>(size), note});
}

}  // namespace ocks
