// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/wire.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <utility>

namespace ocks {
namespace {

constexpr std::size_t least_frame = 60;
constexpr std::size_t largest_frame = 65536 + 64;
constexpr int frames_at_once = 64;
constexpr int buffer_bytes = 4 << 20;
// A port that takes nothing for so long has lost the frame, as on a real wire.
constexpr int patience_milliseconds = 50;

void send_frame(int end, const std::vector<char>& frame)
{
    if (send(end, frame.data(), frame.size(), MSG_DONTWAIT | MSG_NOSIGNAL) >= 0 || errno != EAGAIN)
        return;
    pollfd full{end, POLLOUT, 0};
    if (poll(&full, 1, patience_milliseconds) > 0)
        (void)!send(end, frame.data(), frame.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
}

/// False when the port is gone.
bool carry_some(int from, int to)
{
    std::vector<char> frame;
    for (int count = 0; count < frames_at_once; ++count) {
        frame.resize(largest_frame);
        const ssize_t size = recv(from, frame.data(), frame.size(), MSG_DONTWAIT);
        if (size < 0)
            return errno == EAGAIN || errno == EINTR;
        frame.resize(static_cast<std::size_t>(size));
        pad_frame(frame);
        send_frame(to, frame);
    }
    return true;
}

void carry_until(int stop, int first, int second)
{
    bool is_whole = true;
    while (is_whole) {
        std::array<pollfd, 3> watched{{{stop, POLLIN, 0}, {first, POLLIN, 0}, {second, POLLIN, 0}}};
        if (poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR)
            return;
        if (watched[0].revents != 0)
            return;
        if (watched[1].revents != 0)
            is_whole = carry_some(first, second);
        if (watched[2].revents != 0)
            is_whole = carry_some(second, first) && is_whole;
    }
}

}  // namespace

void pad_frame(std::vector<char>& frame)
{
    if (frame.size() < least_frame)
        frame.resize(least_frame, '\0');
}

Wire::Wire(std::vector<Descriptor> ours, std::vector<Descriptor> theirs, Descriptor stop)
    : m_ours(std::move(ours)), m_theirs(std::move(theirs)), m_stop(std::move(stop))
{
}

Result<Wire> Wire::make()
{
    std::vector<Descriptor> ours;
    std::vector<Descriptor> theirs;
    for (int end = 0; end < 2; ++end) {
        std::array<int, 2> pair{};
        if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair.data()) != 0)
            return fail(Errc::io, "socketpair", std::strerror(errno));
        for (const int side : pair)
            setsockopt(side, SOL_SOCKET, SO_SNDBUF, &buffer_bytes, sizeof buffer_bytes);
        ours.emplace_back(pair[0]);
        theirs.emplace_back(pair[1]);
    }
    Descriptor stop{eventfd(0, EFD_CLOEXEC)};
    if (stop.number() < 0)
        return fail(Errc::io, "eventfd", std::strerror(errno));
    return Wire{std::move(ours), std::move(theirs), std::move(stop)};
}

void Wire::carry()
{
    m_theirs.clear();
    m_carrier = std::make_unique<std::jthread>(
        [stop = m_stop.number(), first = m_ours[0].number(), second = m_ours[1].number()](const std::stop_token& told) {
            const std::stop_callback wake{told, [stop] {
                                              eventfd_write(stop, 1);
                                          }};
            carry_until(stop, first, second);
        });
}

}  // namespace ocks
