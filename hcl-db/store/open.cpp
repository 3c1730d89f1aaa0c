// SPDX-License-Identifier: GPL-3.0-or-later
/// A store by its address, on whichever engine.
#include "hcl-db/store/postgres.hpp"
#include "hcl-db/store/sqlite.hpp"
#include "hcl-db/store/store.hpp"
#include "hcl-db/store/watched.hpp"

#include <filesystem>
#include <utility>

namespace ocks {
namespace {

Result<std::unique_ptr<Store>>
open_any_store(const std::string& address, bool create, const std::string& blobs, const OnDatabaseError& on_error)
{
    const auto store_of = [&on_error](std::unique_ptr<Database> database, Blobs files) {
        if (on_error)
            database = std::make_unique<WatchedDatabase>(std::move(database), on_error);
        return std::make_unique<Store>(std::move(database), std::move(files));
    };
    if (is_postgres(address)) {
        if (blobs.empty())
            return fail(Errc::absent, "--blobs", "a server keeps no files: name a directory for them");
        auto database = PostgresDatabase::open(address, create);
        if (!database)
            return Failure(database.error());
        return store_of(*std::move(database), Blobs{blobs});
    }
    auto database =
        SqliteDatabase::open(address, create ? SqliteDatabase::Mode::create : SqliteDatabase::Mode::existing);
    if (!database)
        return Failure(database.error());
    const std::filesystem::path beside = std::filesystem::path{address}.parent_path() / "blobs";
    return store_of(*std::move(database), Blobs{blobs.empty() ? beside.string() : blobs});
}

}  // namespace

Result<std::unique_ptr<Store>> open_store(const std::string& address, bool create, const std::string& blobs)
{
    return open_any_store(address, create, blobs, {});
}

Result<std::unique_ptr<Store>>
open_watched_store(const std::string& address, bool create, const std::string& blobs, const OnDatabaseError& on_error)
{
    return open_any_store(address, create, blobs, on_error);
}

}  // namespace ocks
