// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/connections.hpp"

#include <sys/socket.h>

namespace ocks::http {

using std::chrono::steady_clock;

Connections::Connections(std::chrono::seconds head, std::chrono::seconds whole)
    : m_head(head), m_whole(whole), m_watch([this] { watch(); })
{
}

Connections::~Connections()
{
    {
        const std::lock_guard lock{m_mutex};
        m_is_ending = true;
    }
    m_ended.notify_one();
    m_watch.join();
}

Connections::Handle Connections::opened(int socket)
{
    const std::lock_guard lock{m_mutex};
    return m_connections.insert(m_connections.end(), {.socket = socket, .due = steady_clock::now() + m_head});
}

void Connections::put_off(Handle connection, std::chrono::seconds time)
{
    const std::lock_guard lock{m_mutex};
    connection->due = steady_clock::now() + time;
}

void Connections::has_head(Handle connection)
{
    put_off(connection, m_whole);
}

void Connections::is_answered(Handle connection)
{
    put_off(connection, m_head);
}

void Connections::closing(Handle connection)
{
    const std::lock_guard lock{m_mutex};
    m_connections.erase(connection);
}

void Connections::watch()
{
    using namespace std::chrono_literals;
    std::unique_lock lock{m_mutex};
    while (!m_ended.wait_for(lock, 250ms, [this] { return m_is_ending; })) {
        const auto now = steady_clock::now();
        for (Connection& each : m_connections) {
            if (each.due > now)
                continue;
            // Whoever polls the socket sees its end, and closes it.
            (void)::shutdown(each.socket, SHUT_RDWR);
            each.due = steady_clock::time_point::max();
        }
    }
}

}  // namespace ocks::http
