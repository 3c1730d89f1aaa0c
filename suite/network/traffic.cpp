// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/traffic.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <random>
#include <span>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <vector>

namespace ocks {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds silence{5};

/// The text that is sent over and over. Its length shares no factor with packet or page sizes, so that a segment
/// that is lost, doubled or swapped never matches.
std::vector<char> pattern(std::uint64_t seed)
{
    std::vector<char> bytes(1'048'573);
    std::mt19937_64 random{seed};
    std::ranges::generate(bytes, [&] { return static_cast<char>(random() & 0xffU); });
    return bytes;
}

Result<sockaddr_in> endpoint(const std::string& address, std::uint16_t port)
{
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(port);
    if (inet_pton(AF_INET, address.c_str(), &result.sin_addr) != 1)
        return fail(Errc::malformed, address, "not an IPv4 address");
    return result;
}

void limit_silence(int socket)
{
    const timeval time{silence.count(), 0};
    const auto milliseconds = static_cast<unsigned>(std::chrono::milliseconds{silence}.count());
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
    setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
}

std::uint64_t differences(std::span<const char> seen, std::span<const char> expected)
{
    if (std::memcmp(seen.data(), expected.data(), seen.size()) == 0)
        return 0;
    std::uint64_t count = 0;
    for (std::size_t index = 0; index < seen.size(); ++index)
        count += seen[index] != expected[index] ? 1U : 0U;
    return count;
}

/// Compares what arrived with the pattern from the given place on, round its end.
std::uint64_t corrupt(std::span<const char> seen, const std::vector<char>& expected, std::uint64_t place)
{
    std::uint64_t count = 0;
    while (!seen.empty()) {
        const std::size_t start = place % expected.size();
        const std::size_t length = std::min(seen.size(), expected.size() - start);
        count += differences(seen.first(length), std::span{expected}.subspan(start, length));
        seen = seen.subspan(length);
        place += length;
    }
    return count;
}

double seconds_since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

Result<Descriptor> listen_on(const std::string& address, std::uint16_t port)
{
    const auto here = endpoint(address, port);
    if (!here)
        return Failure(here.error());
    Descriptor listener{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const int yes = 1;
    setsockopt(listener.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (listener.number() < 0 ||
        bind(listener.number(), reinterpret_cast<const sockaddr*>(&*here), sizeof *here) != 0 ||
        ::listen(listener.number(), 1) != 0)
        return fail(Errc::io, address, std::strerror(errno));
    return listener;
}

Transfer receive(const Descriptor& listener, std::uint64_t seed, std::chrono::seconds patience)
{
    Transfer transfer;
    pollfd waiting{listener.number(), POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(std::chrono::milliseconds{patience}.count())) <= 0)
        return transfer;
    const Descriptor socket{accept4(listener.number(), nullptr, nullptr, SOCK_CLOEXEC)};
    if (socket.number() < 0)
        return transfer;
    limit_silence(socket.number());
    const std::vector<char> expected = pattern(seed);
    std::vector<char> chunk(1U << 18U);
    const auto start = Clock::now();
    for (;;) {
        const ssize_t count = recv(socket.number(), chunk.data(), chunk.size(), 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        const auto seen = std::span{chunk}.first(static_cast<std::size_t>(count));
        transfer.corrupt_bytes += corrupt(seen, expected, transfer.bytes);
        transfer.bytes += seen.size();
    }
    transfer.seconds = seconds_since(start);
    return transfer;
}

Transfer send_to(const std::string& address, std::uint16_t port, std::uint64_t seed, std::chrono::seconds time)
{
    Transfer transfer;
    const auto there = endpoint(address, port);
    const Descriptor socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (!there || socket.number() < 0)
        return transfer;
    limit_silence(socket.number());
    if (connect(socket.number(), reinterpret_cast<const sockaddr*>(&*there), sizeof *there) != 0)
        return transfer;
    const std::vector<char> bytes = pattern(seed);
    const auto start = Clock::now();
    while (Clock::now() - start < time) {
        const std::size_t place = transfer.bytes % bytes.size();
        const std::size_t length = std::min<std::size_t>(bytes.size() - place, 1U << 18U);
        const ssize_t count = send(socket.number(), bytes.data() + place, length, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        transfer.bytes += static_cast<std::uint64_t>(count);
    }
    shutdown(socket.number(), SHUT_WR);
    // The receiver closes when it has everything: until then the bytes are under way.
    char end = 0;
    (void)!recv(socket.number(), &end, 1, 0);
    transfer.seconds = seconds_since(start);
    return transfer;
}

}  // namespace ocks
