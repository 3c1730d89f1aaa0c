// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/cables.hpp"

#include "core/descriptor.hpp"
#include "suite/network/port.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <random>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ocks {
namespace {

using Clock = std::chrono::steady_clock;
using Heard = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// A port that listens for probe frames, and is as it was when this ends.
class Ear {
public:
    Ear(std::string port, std::uint32_t number)
        : m_port(std::move(port)), m_number(number),
          m_socket(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, htons(ProbeFrame::ether_type)))
    {
        const auto up = is_up(m_port);
        m_was_down = up && !*up;
        if (m_was_down)
            (void)set_up(m_port, true);
        sockaddr_ll address = place();
        (void)bind(m_socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
        read_source();
    }
    Ear(Ear&& other) noexcept
        : m_port(std::move(other.m_port)), m_number(other.m_number), m_socket(std::move(other.m_socket)),
          m_was_down(std::exchange(other.m_was_down, false)), m_source(other.m_source)
    {
    }
    Ear(const Ear&) = delete;
    Ear& operator=(Ear&&) = delete;
    Ear& operator=(const Ear&) = delete;
    ~Ear()
    {
        if (m_was_down)
            (void)set_up(m_port, false);
    }

    [[nodiscard]] int socket() const { return m_socket.number(); }

    /// Nothing goes out while there is no link; then it is said again.
    void speak(std::uint32_t nonce) const
    {
        const auto bytes = to_bytes({m_source, nonce, m_number});
        const sockaddr_ll address = place();
        (void)!sendto(m_socket.number(),
                      bytes.data(),
                      bytes.size(),
                      0,
                      reinterpret_cast<const sockaddr*>(&address),
                      sizeof address);
    }

    void listen(std::uint32_t nonce, Heard& heard) const
    {
        std::array<unsigned char, 2048> bytes{};
        for (;;) {
            sockaddr_ll from{};
            socklen_t length = sizeof from;
            const ssize_t count =
                recvfrom(socket(), bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&from), &length);
            if (count <= 0)
                return;
            const auto frame = parse_probe_frame(std::span{bytes}.first(static_cast<std::size_t>(count)));
            // The kernel also shows us what we send ourselves.
            if (frame && frame->nonce == nonce && frame->port != m_number && from.sll_pkttype != PACKET_OUTGOING)
                heard.emplace_back(m_number, frame->port);
        }
    }

private:
    [[nodiscard]] sockaddr_ll place() const
    {
        sockaddr_ll address{};
        address.sll_family = AF_PACKET;
        address.sll_protocol = htons(ProbeFrame::ether_type);
        address.sll_ifindex = static_cast<int>(if_nametoindex(m_port.c_str()));
        return address;
    }

    void read_source()
    {
        ifreq question{};
        if (m_port.size() >= IFNAMSIZ)
            return;
        std::ranges::copy(m_port, static_cast<char*>(question.ifr_name));
        if (ioctl(m_socket.number(), SIOCGIFHWADDR, &question) == 0)
            std::memcpy(m_source.data(), static_cast<const char*>(question.ifr_hwaddr.sa_data), m_source.size());
    }

    std::string m_port;
    std::uint32_t m_number;
    Descriptor m_socket;
    bool m_was_down = false;
    std::array<unsigned char, 6> m_source{};
};

void hear(std::span<const Ear> ears, std::uint32_t nonce, std::chrono::milliseconds patience, Heard& heard)
{
    std::vector<pollfd> files;
    for (const Ear& ear : ears)
        files.push_back({ear.socket(), POLLIN, 0});
    if (poll(files.data(), files.size(), static_cast<int>(patience.count())) <= 0)
        return;
    for (const Ear& ear : ears)
        ear.listen(nonce, heard);
}

}  // namespace

std::vector<Cable> find_cables(std::span<const std::string> ports, std::chrono::milliseconds deadline)
{
    if (ports.size() < 2)
        return {};
    std::random_device random;
    const std::uint32_t nonce = random();
    std::vector<Ear> ears;
    for (const std::string& port : ports)
        ears.emplace_back(port, static_cast<std::uint32_t>(ears.size()));

    constexpr std::chrono::milliseconds pause{200};
    const auto until = Clock::now() + deadline;
    Heard heard;
    while (Clock::now() < until && pair_ports(ports, heard).size() * 2 + 1 < ports.size() + 1) {
        for (const Ear& ear : ears)
            ear.speak(nonce);
        const auto next = std::min(Clock::now() + pause, until);
        while (Clock::now() < next)
            hear(ears,
                 nonce,
                 std::chrono::duration_cast<std::chrono::milliseconds>(next - Clock::now()) +
                     std::chrono::milliseconds{1},
                 heard);
    }
    return pair_ports(ports, heard);
}

}  // namespace ocks
