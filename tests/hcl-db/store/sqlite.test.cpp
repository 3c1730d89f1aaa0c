// SPDX-License-Identifier: GPL-3.0-or-later
/// What is SQLite's own, and blobs. What every engine must do is in conformance.hpp.
#include "hcl-db/store/sqlite.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "hcl-db/store/store.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/hcl-db/store/conformance.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::testing;

TEST_CASE("the store on SQLite")
{
    for (const Requirement& requirement : conformance()) {
        SECTION(std::string{requirement.what})
        {
            Shelf shelf;
            const std::string path = (shelf.directory / "hcl.sqlite").string();
            requirement.hold([&] { return open_store(path, true).value(); });
        }
    }
}

TEST_CASE("a failed transaction leaves nothing behind")
{
    Shelf shelf;
    const auto database =
        SqliteDatabase::open((shelf.directory / "hcl.sqlite").string(), SqliteDatabase::Mode::existing).value();
    const auto done = database->transact(Database::Access::write, [&]() -> Result<void> {
        REQUIRE(
            database->execute("INSERT INTO policy (policy_sha256, id, version) VALUES ($1, $2, $3)", {"x", "y", "z"}));
        return fail(Errc::io, "test", "on purpose");
    });
    CHECK_FALSE(done);
    std::int64_t count = -1;
    REQUIRE(database->query("SELECT COUNT(*) FROM policy", {}, [&](const Row& row) { count = row.integer(0); }));
    CHECK(count == 0);
}

TEST_CASE("placeholders are bound by their number, in whatever order they appear")
{
    Shelf shelf;
    const auto database =
        SqliteDatabase::open((shelf.directory / "hcl.sqlite").string(), SqliteDatabase::Mode::existing).value();
    std::string seen;
    REQUIRE(database->query("SELECT $2 || '-' || $1 || '-' || $3",
                            {"one", "two", std::int64_t{3}},
                            [&](const Row& row) { seen = row.text(0); }));
    CHECK(seen == "two-one-3");
    CHECK_FALSE(database->execute("SELECT $1", {"one", "two"}));
}

TEST_CASE("a wrong column name is an error and not a text")
{
    Shelf shelf;
    const auto database =
        SqliteDatabase::open((shelf.directory / "hcl.sqlite").string(), SqliteDatabase::Mode::existing).value();
    CHECK_FALSE(database->execute("SELECT \"no_such_column\" FROM policy"));
    CHECK_FALSE(database->execute("INSERT INTO listing_reason (listing_id, position, reason) VALUES ($1, $2, $3)",
                                  {"no such listing", std::int64_t{0}, "because"}));
    CHECK_FALSE(database->execute("INSERT INTO change (seq, kind, subject, at) VALUES ($1, 'k', 's', 'a')", {"text"}));
}

TEST_CASE("a file that is not ours is left as it is")
{
    Shelf shelf;
    const std::string text = (shelf.directory / "notes.txt").string();
    REQUIRE(write_file(text, std::string(5000, 'x')));
    CHECK(open_store(text, true).error() == Error{Errc::malformed, text, "file is not a database"});
    CHECK(read_file(text).value() == std::string(5000, 'x'));

    const std::string absent = (shelf.directory / "absent.sqlite").string();
    CHECK(open_store(absent, false).error().code == Errc::absent);
    CHECK_FALSE(std::filesystem::exists(absent));

    const std::string ours = (shelf.directory / "hcl.sqlite").string();
    {
        const auto database = SqliteDatabase::open(ours, SqliteDatabase::Mode::existing).value();
        REQUIRE(database->execute("PRAGMA application_id=7"));
    }
    CHECK(open_store(ours, true).error().why == "is a database of another program");
    {
        shelf.store.reset();
        std::filesystem::remove(ours);
        shelf.store = open_store(ours, true).value();
        const auto database = SqliteDatabase::open(ours, SqliteDatabase::Mode::existing).value();
        REQUIRE(database->execute("PRAGMA user_version=9999"));
    }
    CHECK(open_store(ours, true).error().why.starts_with("has schema 9999"));
}

TEST_CASE("a blob that was changed on the disk is noticed")
{
    Shelf shelf;
    const Submission sent = submission("one");
    REQUIRE(shelf.store->add(sent));
    const std::string name = sent.listing.report_sha256;
    const auto path = shelf.directory / "blobs" / name.substr(0, 2) / name.substr(2, 2) / name;
    REQUIRE(std::filesystem::exists(path));
    REQUIRE(write_file(path.string(), "another report"));
    CHECK(shelf.store->blobs().get(name).error() ==
          Error{Errc::malformed, path.string(), "its content is not that of its name"});
    CHECK(shelf.store->blobs().get("../../etc/passwd").error().code == Errc::malformed);
    CHECK(shelf.store->blobs().list().value().size() == 3);
}
