// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/frames.hpp"

#include "core/descriptor.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <linux/if_packet.h>
#include <net/if.h>
#include <optional>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace ocks {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t losses_of_a_dead_cable = 5;

/// One of the two ports: packet(7).
class FrameEnd {
public:
    [[nodiscard]] static Result<FrameEnd> open(const std::string& port)
    {
        ifreq question{};
        sockaddr_ll address{};
        address.sll_family = AF_PACKET;
        address.sll_protocol = htons(TestFrame::ether_type);
        address.sll_ifindex = static_cast<int>(if_nametoindex(port.c_str()));
        if (address.sll_ifindex == 0 || port.size() >= IFNAMSIZ)
            return fail(Errc::absent, port, "no such port");
        std::ranges::copy(port, static_cast<char*>(question.ifr_name));
        Descriptor socket{::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, htons(TestFrame::ether_type))};
        if (socket.number() < 0)
            return fail(errno == EPERM ? Errc::denied : Errc::io, port, std::strerror(errno));
        if (bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ioctl(socket.number(), SIOCGIFHWADDR, &question) != 0)
            return fail(Errc::io, port, std::strerror(errno));
        FrameEnd end{std::move(socket), port};
        std::memcpy(end.m_address.data(), static_cast<const char*>(question.ifr_hwaddr.sa_data), end.m_address.size());
        return end;
    }

    [[nodiscard]] const HardwareAddress& address() const { return m_address; }

    [[nodiscard]] Result<void> send(const TestFrame& frame) const
    {
        const auto bytes = to_bytes(frame);
        // A queue that is full for a moment is waited for, up to the second that a dead link takes to be noticed.
        pollfd file{m_socket.number(), POLLOUT, 0};
        (void)poll(&file, 1, 1000);
        const ssize_t count = ::send(m_socket.number(), bytes.data(), bytes.size(), 0);
        // A link that went down, or a queue that does not move, has lost the frame.
        if (count == static_cast<ssize_t>(bytes.size()) || errno == ENOBUFS || errno == EAGAIN || errno == ENETDOWN)
            return {};
        return fail(Errc::io, m_port, std::string{"a frame cannot be sent: "} + std::strerror(errno));
    }

    /// Nothing if it does not come within the time.
    [[nodiscard]] std::optional<Arrival> receive(const TestFrame& frame, std::chrono::milliseconds patience) const
    {
        std::vector<unsigned char> bytes(1U << 16U);
        const auto until = Clock::now() + patience;
        for (;;) {
            const ssize_t count = recv(m_socket.number(), bytes.data(), bytes.size(), 0);
            if (count >= 0) {
                const auto arrival = compare(frame, std::span{bytes}.first(static_cast<std::size_t>(count)));
                if (arrival != Arrival::other)
                    return arrival;
                continue;
            }
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
            if (left <= 0)
                return std::nullopt;
            pollfd file{m_socket.number(), POLLIN, 0};
            (void)poll(&file, 1, static_cast<int>(left));
        }
    }

private:
    FrameEnd(Descriptor socket, std::string port) : m_socket(std::move(socket)), m_port(std::move(port)) {}

    Descriptor m_socket;
    std::string m_port;
    HardwareAddress m_address{};
};

}  // namespace

Result<FrameTally> exchange_frames(const FrameOrder& order)
{
    const auto one = FrameEnd::open(order.one);
    const auto other = FrameEnd::open(order.other);
    if (!one)
        return Failure(one.error());
    if (!other)
        return Failure(other.error());
    FrameTally tally;
    std::uint64_t lost_in_a_row = 0;
    for (std::uint64_t number = 0; number < 2 * order.round_trips && lost_in_a_row < losses_of_a_dead_cable; ++number) {
        const FrameEnd& from = number % 2 == 0 ? *one : *other;
        const FrameEnd& to = number % 2 == 0 ? *other : *one;
        const TestFrame frame{to.address(), from.address(), order.seed, number, order.payload_bytes};
        const auto begun = Clock::now();
        if (const auto sent = from.send(frame); !sent)
            return Failure(sent.error());
        ++tally.sent;
        const auto arrival = to.receive(frame, order.patience);
        lost_in_a_row = arrival ? 0 : lost_in_a_row + 1;
        tally.lost += arrival ? 0U : 1U;
        tally.damaged += arrival == Arrival::damaged ? 1U : 0U;
        if (arrival)
            tally.slowest_seconds =
                std::max(tally.slowest_seconds, std::chrono::duration<double>(Clock::now() - begun).count());
    }
    return tally;
}

}  // namespace ocks
