// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/rebuild.hpp"

#include "core/file.hpp"
#include "hcl-db/decisions/note.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::testing;

namespace {

const auto noon = std::chrono::system_clock::from_time_t(1'770'811'200);

std::string add_one(Shelf& shelf)
{
    static const Gate our_gate = gate();
    return std::get<Accepted>(ingest(packed(assemble(good_run(), policy())), our_gate, *shelf.store, noon))
        .receipt.listing_id;
}

void reject(Shelf& shelf, const std::string& id)
{
    static const SigningKey key = generate_key("hcl.test/maintainers/one").value();
    Decision decision;
    decision.listing = id;
    decision.report_sha256 = shelf.store->listing(id).value().report_sha256;
    decision.made = "2026-02-12T09:00:00Z";
    decision.reason = "the wrong machine was sent";
    const std::string note = sign_decision(decision, key).value();
    REQUIRE(shelf.store->record(read_decision(note).value(), note));
}

}  // namespace

TEST_CASE("a list comes back whole from its log and its blobs, and another backup adds what is new")
{
    Shelf shelf;
    const std::string copy = (shelf.directory / "backup").string();
    const std::string first = add_one(shelf);
    reject(shelf, first);
    CHECK(back_up(*shelf.store, copy).value() == 2);
    add_one(shelf);
    CHECK(back_up(*shelf.store, copy).value() == 3);

    Shelf other;
    CHECK(restore(copy, *other.store).value() == 3);
    CHECK(other.store->listings().value() == shelf.store->listings().value());
    CHECK(other.store->decisions().value() == shelf.store->decisions().value());
    CHECK(other.store->log_entries(0, 10).value() == shelf.store->log_entries(0, 10).value());
    CHECK(other.store->blobs().list().value() == shelf.store->blobs().list().value());
    CHECK(restore(copy, *other.store).error().code == Errc::denied);
}

TEST_CASE("a backup that was damaged is not restored in silence")
{
    Shelf shelf;
    const std::string copy = (shelf.directory / "backup").string();
    add_one(shelf);
    REQUIRE(back_up(*shelf.store, copy));
    const std::string bytes = read_file(copy + "/log").value();

    REQUIRE(write_file(copy + "/log", bytes.substr(0, bytes.size() - 1)));
    Shelf cut;
    CHECK(restore(copy, *cut.store).error().why == "ends within an entry");

    std::string changed = bytes;
    changed.replace(changed.find("bytes "), 7, "bytes 9");
    REQUIRE(write_file(copy + "/log", changed));
    Shelf other;
    CHECK(restore(copy, *other.store).error() ==
          Error{Errc::malformed, "entry 0", "bundle: is not the one that was logged"});
    CHECK(other.store->listings().value().empty());
}
