// SPDX-License-Identifier: GPL-3.0-or-later
/// Carries requests to routes and answers back, within limits. libmicrohttpd is known to server.cpp alone.
#pragma once

#include "hcl-db/http/listener.hpp"
#include "hcl-db/http/message.hpp"
#include "hcl-db/http/observed.hpp"
#include "hcl-db/http/router.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace ocks::http {

struct Limits {
    unsigned threads = 4;
    unsigned connections = 1024;
    unsigned connections_per_address = 128;
    std::chrono::seconds silence{15};    ///< then a connection that says nothing is closed
    std::chrono::seconds head{20};       ///< for one request's head, however steadily it drips
    std::chrono::seconds deadline{120};  ///< for one request's body and its answer, counted from the head
    std::size_t header_bytes = 32U << 10U;
    std::size_t upload_bytes = 256U << 20U;  ///< of all bodies that are under way at a time
};

struct Application {
    std::vector<Route> routes;
    /// Sees each request before its route is looked for; may take from the path what is no part of it.
    std::function<void(Request& request)> enter = {};
    /// The answer to what no route took: a page for a browser, a problem for a program.
    std::function<Response(const Problem& problem, const Request& request)> refuse = {};
    /// Is told of each request when it is over.
    Observer observe = {};
};

/// Serves from construction to destruction, on threads of its own.
class Server {
public:
    [[nodiscard]] static Result<std::unique_ptr<Server>>
    start(const Address& address, Application application, const Limits& limits = {});

    Server(const Server&) = delete;
    Server(Server&&) = delete;
    Server& operator=(const Server&) = delete;
    Server& operator=(Server&&) = delete;
    /// Takes no new connection, finishes the requests that are being answered, and closes the rest.
    ~Server();

    [[nodiscard]] const Address& address() const;

    struct State;

private:
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace ocks::http
