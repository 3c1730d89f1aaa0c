// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/postgres.hpp"

#include "hcl-db/store/schema.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/hcl-db/store/conformance.hpp"
#include "tests/hcl-db/store/postgres_server.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::testing;

TEST_CASE("the store on PostgreSQL")
{
    const auto programs = PostgresServer::programs();
    if (!programs)
        SKIP("no PostgreSQL: install Debian's package postgresql");
    // One test case, because each would start a server of its own.
    PostgresServer server{*programs};
    int number = 0;
    for (const Requirement& requirement : conformance()) {
        INFO(requirement.what);
        const Shelf shelf;
        const std::string address = server.create_database("hcl_" + std::to_string(++number));
        const std::string blobs = (shelf.directory / "blobs").string();
        requirement.hold([&] { return open_store(address, true, blobs).value(); });
    }

    // A database without our tables is not touched unless somebody asked for it.
    const std::string empty = server.create_database("empty");
    CHECK(open_store(empty, false, "blobs").error().code == Errc::absent);
    CHECK(open_store(empty, true, "").error().where == "--blobs");
    const std::string nowhere = server.create_database("newer");
    {
        const auto newer = PostgresDatabase::open(nowhere, true).value();
        REQUIRE(newer->execute("INSERT INTO ocks_schema (version) VALUES ($1)", {std::int64_t{9999}}));
    }
    CHECK(open_store(nowhere, true, "blobs").error().why.starts_with("has schema 9999"));
    CHECK(PostgresDatabase::open("postgresql://ocks@/absent?host=/nonexistent", true).error().code == Errc::absent);

    // A server that went away and came back is found again by the next transaction.
    const Shelf shelf;
    const auto store =
        open_store(server.create_database("restarted"), true, (shelf.directory / "blobs").string()).value();
    REQUIRE(store->add(submission("before")));
    server.crash_and_restart();
    CHECK_FALSE(store->change_seq());
    const auto again = store->change_seq();
    INFO((again ? std::string{} : to_string(again.error())));
    REQUIRE(again);
    CHECK(*again == 1);
    CHECK(store->add(submission("after")));
    CHECK(store->listings().value().size() == 2);
}

TEST_CASE("a step of the schema for PostgreSQL has its types")
{
    CHECK(in_postgres("CREATE TABLE a (\n    n       INTEGER NOT NULL\n) STRICT;\n") ==
          "CREATE TABLE a (\n    n       BIGINT NOT NULL\n);\n");
    CHECK(is_postgres("postgresql://host/db"));
    CHECK_FALSE(is_postgres("/var/lib/ocks/postgresql.sqlite"));
}
