// SPDX-License-Identifier: GPL-3.0-or-later
/// What the server answers to who does not ask as he should, and to all others meanwhile.
#include "tests/hcl-db/client.hpp"

#include <poll.h>

using namespace ocks;
using namespace ocks::testing;

TEST_CASE("a gigabyte of zeros is refused at once, however its length is told")
{
    const Site site;
    const std::string head =
        "PUT /api/v1/submissions HTTP/1.1\r\nHost: h\r\nContent-Type: application/octet-stream\r\n";
    const std::string zeros(1U << 20U, '\0');
    const auto streamed = [&](const std::string& request, std::string_view before, std::string_view after) {
        const Descriptor socket = connected(site);
        REQUIRE(send_all(socket, request));
        std::size_t sent = 0;
        pollfd answered{.fd = socket.number(), .events = POLLIN, .revents = 0};
        while (sent < 1024 && poll(&answered, 1, 0) == 0) {
            if (!send_all(socket, std::string{before} + zeros + std::string{after}))
                break;
            ++sent;
        }
        CHECK(sent < 64);
        shutdown(socket.number(), SHUT_WR);
        return status(receive_all(socket));
    };
    CHECK(streamed(head + "Content-Length: 1073741824\r\n\r\n", "", "") == "413");
    CHECK(streamed(head + "Transfer-Encoding: chunked\r\n\r\n", "100000\r\n", "\r\n") == "411");
    CHECK(site.shelf.store->blobs().list().value().empty());
    CHECK(has(get(site, "/healthz"), "ok"));
}

TEST_CASE("two lengths for one body are refused")
{
    const Site site;
    const std::string head = "PUT /api/v1/submissions HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                             "Content-Type: application/octet-stream\r\nContent-Length: 4\r\n";
    CHECK(status(ask(site, head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")) == "400");
    CHECK(status(ask(site, head + "Content-Length: 5\r\n\r\nabcde")) == "400");
    CHECK(status(get(site, "/", "Content-Length: 3\r\n")) == "400");
}

TEST_CASE("headers that are too large are refused")
{
    const Site site;
    const std::string answer = get(site, "/", "X: " + std::string(100'000, 'x') + "\r\n");
    CHECK((answer.empty() || answer.starts_with("HTTP/1.1 4")));
    CHECK(status(get(site, "/" + std::string(60'000, 'x'))) != "200");
    CHECK(has(get(site, "/healthz"), "ok"));
}

TEST_CASE("connections that say nothing do not keep others from being answered")
{
    const Site site;
    std::vector<Descriptor> slow;
    for (int n = 0; n < 100; ++n) {
        slow.push_back(connected(site));
        REQUIRE(send_all(slow.back(), "GET / HTTP/1.1\r\nHost: "));
    }
    CHECK(has(get(site, "/healthz"), "ok"));
}

TEST_CASE("a head that drips forever is cut off, and so is a client that does not read its answer")
{
    const Site site{{.head = std::chrono::seconds{1}, .deadline = std::chrono::seconds{2}}};
    const Descriptor dripping = connected(site);
    const Descriptor deaf = connected(site);
    REQUIRE(send_all(dripping, "GET / HTTP/1.1\r\n"));
    REQUIRE(send_all(deaf,
                     "PUT /api/v1/submissions HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n"
                     "Content-Type: application/octet-stream\r\n\r\n"));
    // A byte every tenth of a second is no silence, which alone is what the library counts.
    const auto begun = std::chrono::steady_clock::now();
    const auto is_cut = [&](const Descriptor& socket) {
        pollfd answer{.fd = socket.number(), .events = POLLIN, .revents = 0};
        for (int tries = 0; tries < 100; ++tries) {
            if (!send_all(socket, "x") || poll(&answer, 1, 100) != 0)
                return true;
        }
        return false;
    };
    CHECK(is_cut(dripping));
    CHECK(is_cut(deaf));
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{8});
    CHECK(has(get(site, "/healthz"), "ok"));
}

TEST_CASE("pipelined requests are answered in order, and garbage behind them is not taken for one")
{
    const Site site;
    const std::string one = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n";
    const std::string two = ask(site, one + one);
    CHECK(status(two) == "200");
    CHECK(two.find("HTTP/1.1 200", 10) != std::string::npos);
    for (const char* garbage : {"\x00\x01\x02\r\n\r\n",
                                "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
                                "5\r\nhello\r\n0\r\n\r\n",
                                "HTTP/1.1 200 OK\r\n\r\n"}) {
        const std::string answer = ask(site, one + garbage);
        CHECK(status(answer) == "200");
        const std::size_t next = answer.find("HTTP/1.1 ", 10);
        CHECK((next == std::string::npos || answer.substr(next + 9, 1) == "4" || answer.substr(next + 9, 1) == "2"));
    }
    CHECK(has(get(site, "/healthz"), "ok"));
}

TEST_CASE("a body hidden behind a request is not taken for the next one")
{
    const Site site;
    const std::string hidden = "GET /listings HTTP/1.1\r\nHost: h\r\n\r\n";
    const std::string answer = ask(
        site,
        "GET /healthz HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(hidden.size()) + "\r\n\r\n" + hidden);
    CHECK(status(answer) == "400");
    CHECK(answer.find("HTTP/1.1 ", 10) == std::string::npos);
}

TEST_CASE("four hundred slow connections do not keep others waiting")
{
    const Site site{{.connections = 1024, .connections_per_address = 1024}};
    std::vector<Descriptor> slow;
    for (int n = 0; n < 400; ++n) {
        slow.push_back(connected(site));
        REQUIRE(send_all(slow.back(), "GET /listings HTTP/1.1\r\nHost: h\r\nX-Slow: "));
    }
    std::chrono::steady_clock::duration worst{};
    for (int n = 0; n < 50; ++n) {
        const auto begun = std::chrono::steady_clock::now();
        CHECK(has(get(site, "/healthz"), "ok"));
        worst = std::max(worst, std::chrono::steady_clock::now() - begun);
    }
    // A tenth of a second is the promise on a machine that does nothing else; here others compile.
    CHECK(worst < std::chrono::seconds{2});
}

TEST_CASE("uploads beyond the memory for them are asked to come back")
{
    const Site site{{.upload_bytes = 1000}};
    CHECK(status(put(site, std::string(2000, 'x'))) == "503");
    CHECK(status(put(site, std::string(900, 'x'))) == "400");
    CHECK(status(put(site, std::string(900, 'x'))) == "400");
}

TEST_CASE("garbage is answered or dropped, and the next is served")
{
    const Site site;
    for (const char* garbage : {"",
                                "\r\n\r\n",
                                "GET\r\n\r\n",
                                "GET / HTTP/9.9\r\n\r\n",
                                "\x16\x03\x01\x02",
                                "GET / HTTP/1.1\r\nHost\r\n\r\n"})
        (void)ask(site, garbage);
    CHECK(has(get(site, "/healthz"), "ok"));
}
