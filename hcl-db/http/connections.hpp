// SPDX-License-Identifier: GPL-3.0-or-later
/// Ends connections that take too long, however steadily they drip. libmicrohttpd counts silence alone, and a byte
/// every few seconds is not silence.
#pragma once

#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace ocks::http {

class Connections {
public:
    struct Connection {
        int socket = -1;
        std::chrono::steady_clock::time_point due;
    };
    using Handle = std::list<Connection>::iterator;

    /// `head`: for all of a request's head; `whole`: from there to the last byte of its answer.
    Connections(std::chrono::seconds head, std::chrono::seconds whole);
    Connections(const Connections&) = delete;
    Connections(Connections&&) = delete;
    Connections& operator=(const Connections&) = delete;
    Connections& operator=(Connections&&) = delete;
    ~Connections();

    [[nodiscard]] Handle opened(int socket);
    void has_head(Handle connection);
    void is_answered(Handle connection);
    /// To be called while the socket is still open: its number may be another's afterwards.
    void closing(Handle connection);

private:
    void watch();
    void put_off(Handle connection, std::chrono::seconds time);

    const std::chrono::seconds m_head;
    const std::chrono::seconds m_whole;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_is_ending = false;
    std::list<Connection> m_connections;
    std::thread m_watch;
};

}  // namespace ocks::http
