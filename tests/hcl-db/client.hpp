// SPDX-License-Identifier: GPL-3.0-or-later
/// The whole server in this process, and a client that sends it bytes over real sockets.
#pragma once

#include "core/descriptor.hpp"
#include "hcl-db/http/server.hpp"
#include "hcl-db/site/application.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/hcl-db/publish.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <memory>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>

namespace ocks::testing {

struct Site {
    explicit Site(const http::Limits& limits = {})
    {
        server = http::Server::start({.host = "127.0.0.1", .port = 0}, application.routes(), limits).value();
    }

    Shelf shelf;
    Gate ours = gate();
    Published published{*shelf.store};
    site::Application application{*shelf.store, published, ours};
    std::unique_ptr<http::Server> server;
};

inline Descriptor connected(const Site& site)
{
    Descriptor socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(site.server->address().port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket.number(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    REQUIRE(connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    return socket;
}

/// False as soon as the other end does not take more.
inline bool send_all(const Descriptor& socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

inline std::string receive_all(const Descriptor& socket)
{
    std::string received;
    std::array<char, 65536> chunk{};
    for (;;) {
        const ssize_t count = ::recv(socket.number(), chunk.data(), chunk.size(), 0);
        if (count <= 0)
            return received;
        received.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

inline std::string ask(const Site& site, std::string_view request)
{
    const Descriptor socket = connected(site);
    (void)send_all(socket, request);
    shutdown(socket.number(), SHUT_WR);
    return receive_all(socket);
}

inline std::string get(const Site& site, std::string_view target, std::string_view headers = {})
{
    return ask(site,
               "GET " + std::string{target} + " HTTP/1.1\r\nHost: hcl.test\r\nConnection: close\r\n" +
                   std::string{headers} + "\r\n");
}

inline std::string put(const Site& site, std::string_view body, std::string_view type = "application/vnd.ocks.bundle")
{
    return ask(site,
               "PUT /api/v1/submissions HTTP/1.1\r\nHost: hcl.test\r\nConnection: close\r\nContent-Type: " +
                   std::string{type} + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                   std::string{body});
}

inline std::string status(std::string_view answer)
{
    return answer.size() > 12 ? std::string{answer.substr(9, 3)} : std::string{answer};
}

inline bool has(std::string_view answer, std::string_view part)
{
    return answer.find(part) != std::string_view::npos;
}

inline std::string listed_id(const Site& site)
{
    return site.shelf.store->listings().value().front().id;
}

inline void publish(Site& site, const std::string& id)
{
    testing::publish(*site.shelf.store, id);
    REQUIRE(site.published.refresh());
}

}  // namespace ocks::testing
