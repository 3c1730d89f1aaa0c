// SPDX-License-Identifier: GPL-3.0-or-later
/// Two servers that share nothing but a PostgreSQL database and a directory of blobs.
#include "hcl-db/log/log.hpp"
#include "hcl-db/log/log_check.hpp"
#include "hcl-db/site/application.hpp"
#include "tests/hcl-db/fetch.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/hcl-db/publish.hpp"
#include "tests/hcl-db/store/postgres_server.hpp"
#include "tests/support/catch.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <thread>

using namespace ocks;
using namespace ocks::testing;

namespace {

struct Node {
    Node(const std::string& database, const std::string& blobs) : store(open_store(database, true, blobs).value())
    {
        server = http::Server::start({.host = "127.0.0.1", .port = 0}, application.routes()).value();
        base = "http://" + to_string(server->address());
    }

    /// Whether the answer has this within some seconds.
    [[nodiscard]] bool comes_to_say(const std::string& path, std::string_view part) const
    {
        for (int tries = 0; tries < 100; ++tries) {
            if (fetch(base + path).find(part) != std::string::npos)
                return true;
            (void)poll(nullptr, 0, 100);
        }
        return false;
    }

    [[nodiscard]] std::string put(std::string_view bundle) const
    {
        return upload(base + "/api/v1/submissions", bundle).substr(9, 3);
    }

    Gate ours = gate();
    std::unique_ptr<Store> store;
    Published published{*store};
    site::Application application{*store, published, ours};
    std::unique_ptr<http::Server> server;
    std::string base;
};

std::string run_number(int number)
{
    Ingredients run = good_run();
    run.id = fmt::format("0194f3b0-0000-7000-8000-{:012}", number);
    return packed(assemble(run, policy()));
}

}  // namespace

TEST_CASE("two servers on one PostgreSQL are one list")
{
    const auto programs = PostgresServer::programs();
    if (!programs)
        SKIP("no PostgreSQL: install Debian's package postgresql");
    PostgresServer server{*programs};
    const std::string database = server.create_database("nodes");
    const Shelf shelf;
    const std::string blobs = (shelf.directory / "shared").string();
    const Node first{database, blobs};
    const Node second{database, blobs};

    // What one took the other knows, and shows when it is published.
    const std::string bundle = run_number(0);
    CHECK(first.put(bundle) == "201");
    CHECK(second.put(bundle) == "200");
    const std::string id = first.store->listings().value().front().id;
    CHECK(second.comes_to_say("/listings/" + id, "No maintainer has decided on it yet."));
    CHECK(second.comes_to_say("/api/v1/listings", "\"count\": 0"));
    publish(*first.store, id);
    CHECK(second.comes_to_say("/api/v1/listings", "\"count\": 1"));
    CHECK(first.comes_to_say("/api/v1/listings", "\"count\": 1"));

    // Uploads to both at once are all taken, each once, and the log has no gap.
    constexpr int each = 4;
    std::vector<std::string> answers(2 * each);
    std::vector<std::thread> clients;
    for (const Node* node : {&first, &second}) {
        clients.emplace_back([&answers, node, offset = node == &first ? 0 : each] {
            for (int n = 0; n < each; ++n)
                answers[static_cast<std::size_t>(offset + n)] = node->put(run_number(1 + offset + n));
        });
    }
    for (std::thread& client : clients)
        client.join();
    CHECK(answers == std::vector<std::string>(2 * each, "201"));
    const auto checked = log::check_log(*second.store).value();
    CHECK(checked.damage == std::vector<std::string>{});
    CHECK(checked.entries == 2 + 2 * each);

    // Both sign the same log.
    const SigningKey key = generate_key("hcl.test/log").value();
    const auto one = log::Log::open(*first.store, key).value();
    const auto other = log::Log::open(*second.store, key).value();
    CHECK(one->checkpoint().value() == other->checkpoint().value());

    // Without their database they are still read, and with it again they take what comes.
    server.crash_and_restart();
    for (const Node* node : {&first, &second}) {
        CHECK(fetch(node->base + "/listings/").substr(9, 3) == "200");
        CHECK(node->comes_to_say("/healthz", "ok"));
    }
    CHECK(first.put(run_number(100)) == "201");
    CHECK(second.put(run_number(100)) == "200");
}
