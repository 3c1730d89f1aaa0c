// SPDX-License-Identifier: GPL-3.0-or-later
/// The routes of an operator over real sockets, and errors of the database as somebody hears of them.
#include "hcl-db/store/watched.hpp"

#include "hcl-db/http/request_ids.hpp"
#include "hcl-db/operations/routes.hpp"
#include "hcl-db/site/application.hpp"
#include "hcl-db/store/sqlite.hpp"
#include "tests/hcl-db/fetch.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <condition_variable>

using namespace ocks;
using namespace ocks::testing;

namespace {

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a server tells of each request that is over, and its figures are on another address")
{
    Shelf shelf;
    const Gate ours = gate();
    Published published{*shelf.store};
    site::Application application{*shelf.store, published, ours};
    operations::Counters counters{std::chrono::system_clock::now()};
    std::mutex mutex;
    std::condition_variable told;
    std::vector<http::Observed> observed;
    http::Application pages = application.routes();
    pages.observe = [&](const http::Observed& request) {
        counters.count(request);
        const std::lock_guard lock{mutex};
        observed.push_back(request);
        told.notify_all();
    };
    const auto server = http::Server::start({.host = "127.0.0.1", .port = 0}, std::move(pages)).value();
    const auto figures = http::Server::start({.host = "127.0.0.1", .port = 0},
                                             operations::private_application(counters, published, *shelf.store))
                             .value();
    const std::string base = "http://" + to_string(server->address());
    CHECK(has(fetch(base + "/listings?q=secret", "X-Request-Id: from-proxy.1"), "X-Request-Id: from-proxy.1\r\n"));
    CHECK(has(fetch(base + "/nothing", "X-Request-Id: two words"), "X-Problem: not-found\r\n"));
    {
        std::unique_lock lock{mutex};
        REQUIRE(told.wait_for(lock, std::chrono::seconds{20}, [&] { return observed.size() == 2; }));
    }
    // Each has a thread of its own, and either may be told of first.
    std::ranges::sort(observed, {}, &http::Observed::path);
    CHECK(observed[0].request == "from-proxy.1");
    CHECK(observed[0].method == "GET");
    CHECK(observed[0].path == "/listings");
    CHECK(observed[0].route == "/listings");
    CHECK(observed[0].status == 200);
    CHECK(observed[0].sent > 1000);
    CHECK(observed[0].took.count() > 0);
    CHECK(http::is_request_id(observed[1].request));
    CHECK(observed[1].route.empty());
    CHECK(observed[1].problem == "not-found");

    const std::string operators = "http://" + to_string(figures->address());
    const std::string metrics = fetch(operators + "/metrics");
    CHECK(has(metrics, "Content-Type: text/plain; version=0.0.4; charset=utf-8"));
    CHECK(has(metrics, "\nocks_hcl_requests_total{route=\"/listings\",status=\"200\"} 1\n"));
    CHECK(has(metrics, "\nocks_hcl_requests_total{route=\"none\",status=\"404\"} 1\n"));
    CHECK(has(fetch(operators + "/healthz"), "\r\n\r\nok\n"));
    CHECK(has(fetch(base + "/metrics"), "HTTP/1.1 404"));
    CHECK(has(fetch(operators + "/listings"), "HTTP/1.1 404"));
}

TEST_CASE("a name that a proxy gives is taken if it is one")
{
    http::RequestIds ids{0x0f3a91c4};
    CHECK(ids.of("a-b_c.9") == "a-b_c.9");
    CHECK(ids.of("") == "0f3a91c4-1");
    CHECK(ids.of("two words") == "0f3a91c4-2");
    CHECK(ids.of(std::string(65, 'a')) == "0f3a91c4-3");
    CHECK(ids.of("a\nb") == "0f3a91c4-4");
}

TEST_CASE("what the database refuses is told, and what the store objects to is not")
{
    const Shelf shelf;
    std::vector<Error> errors;
    WatchedDatabase database{
        SqliteDatabase::open((shelf.directory / "other.sqlite").string(), SqliteDatabase::Mode::create).value(),
        [&errors](const Error& error) {
            errors.push_back(error);
        }};
    CHECK(database.execute("SELECT 1"));
    CHECK_FALSE(database.execute("SELECT nonsense"));
    CHECK(errors.size() == 1);
    const auto objected = database.transact(Database::Access::write, [&]() -> Result<void> {
        (void)database.execute("SELECT 1");
        return fail(Errc::denied, "decision", "may not follow");
    });
    CHECK_FALSE(objected);
    CHECK(errors.size() == 1);
    const auto refused =
        database.transact(Database::Access::write, [&] { return database.execute("INSERT INTO x VALUES (1)"); });
    CHECK_FALSE(refused);
    CHECK(errors.size() == 2);
    CHECK(database.transact(Database::Access::read, [&] { return database.execute("SELECT 1"); }));
    CHECK(errors.size() == 2);
}
