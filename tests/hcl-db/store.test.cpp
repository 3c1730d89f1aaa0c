// SPDX-License-Identifier: GPL-3.0-or-later
/// What every engine of the store must do; here on SQLite.
#include "hcl-db/store/store.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "hcl-db/store/sqlite.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/support/catch.hpp"

#include <thread>

using namespace ocks;
using namespace ocks::testing;

namespace {

Submission submission(std::string_view name)
{
    const std::string text{name};
    Submission made{.listing = {}, .bundle = "bundle " + text, .report = "report " + text, .policy = "policy"};
    Listing& listing = made.listing;
    listing.bundle_sha256 = sha256(made.bundle);
    listing.report_sha256 = sha256(made.report);
    listing.id = listing_id_of(listing.report_sha256);
    listing.report_id = "id of " + text;
    listing.policy_sha256 = sha256(made.policy);
    listing.policy_id = "server";
    listing.policy_version = "2026.1";
    listing.signer = "acme";
    listing.received_at = "2026-02-11T12:00:00Z";
    listing.vendor = "华为'); DROP TABLE listing; --";
    listing.product = std::string{"a\0b", 3};
    listing.kernel_release = "6.12.8-2611.1.0.ocks";
    listing.valid.stream = "6.12-2611";
    listing.emulated = true;
    listing.profile = "smoke";
    listing.conclusion = {Standing::incomplete, {"first", "second"}};
    listing.tested_at = "2026-02-11T08:30:00Z";
    listing.components = {{.address = "0000:00:00.0", .id = "8086:29c0"},
                          {.address = "0000:01:00.0", .id = "8086:10d3", .driver = "e1000e", .cover = "tested"}};
    return made;
}

}  // namespace

TEST_CASE("what was added comes back whole, byte for byte")
{
    Shelf shelf;
    const Submission sent = submission("one");
    const auto added = shelf.store->add(sent);
    REQUIRE(added);
    REQUIRE(std::holds_alternative<Added>(*added));
    CHECK(shelf.store->listings().value() == std::vector<Listing>{sent.listing});
    CHECK(shelf.store->blobs().get(sent.listing.report_sha256).value() == sent.report);
    CHECK(shelf.store->receipt_of(sent.listing.bundle_sha256).value() == std::get<Added>(*added).receipt);
    CHECK(shelf.store->receipt_of(std::string(64, '0')).error().code == Errc::absent);
}

TEST_CASE("what was added is there when the store is opened again")
{
    Shelf shelf;
    const Submission sent = submission("one");
    REQUIRE(shelf.store->add(sent));
    shelf.store = open_store((shelf.directory / "hcl.sqlite").string(), false).value();
    CHECK(shelf.store->listings().value() == std::vector<Listing>{sent.listing});
    CHECK(shelf.store->change_seq().value() == 1);
}

TEST_CASE("adding is idempotent, and knows a conflict")
{
    Shelf shelf;
    const Submission sent = submission("one");
    REQUIRE(shelf.store->add(sent));
    CHECK(std::holds_alternative<Known>(shelf.store->add(sent).value()));

    Submission other = submission("two");
    other.listing.report_id = sent.listing.report_id;
    const auto files = shelf.store->blobs().list().value();
    CHECK(std::holds_alternative<Conflict>(shelf.store->add(other).value()));
    CHECK(shelf.store->blobs().list().value() == files);
    CHECK(shelf.store->listings().value().size() == 1);
}

TEST_CASE("several threads and processes may add at once")
{
    Shelf shelf;
    const std::string path = (shelf.directory / "hcl.sqlite").string();
    const auto second = open_store(path, false).value();
    const auto add_ten = [](Store& store, std::string_view prefix) {
        for (int n = 0; n < 10; ++n)
            (void)store.add(submission(std::string{prefix} + std::to_string(n)));
    };
    std::thread one{[&] {
        add_ten(*shelf.store, "a");
    }};
    std::thread two{[&] {
        add_ten(*second, "b");
    }};
    std::thread three{[&] {
        add_ten(*second, "b");
    }};
    one.join();
    two.join();
    three.join();
    CHECK(shelf.store->listings().value().size() == 20);
    CHECK(shelf.store->change_seq().value() == 20);
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
