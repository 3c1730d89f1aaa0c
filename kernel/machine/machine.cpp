// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/machine.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace ocks {
namespace {

struct Port {
    Descriptor ours;
    Descriptor theirs;
};

/// What a guest says goes through a pipe. A socket would hold a few hundred of the single bytes that a serial port
/// sends, and a kernel waits 10 ms for a port that is not ready before it drops the byte.
constexpr int pipe_bytes = 1 << 20;

Result<Port> make_pipe()
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(Errc::io, "pipe", std::strerror(errno));
    Port port{.ours = Descriptor{ends[0]}, .theirs = Descriptor{ends[1]}};
    fcntl(port.ours.number(), F_SETFL, O_NONBLOCK);
    // The default will do if the limit of this user is reached.
    fcntl(port.ours.number(), F_SETPIPE_SZ, pipe_bytes);
    return port;
}

Result<Port> make_socket()
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return fail(Errc::io, "socketpair", std::strerror(errno));
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return Port{Descriptor{ends[0]}, Descriptor{ends[1]}};
}

bool read_some(const Descriptor& port, std::string& into)
{
    std::array<char, 65536> chunk{};
    const ssize_t count = read(port.number(), chunk.data(), chunk.size());
    if (count > 0)
        into.append(chunk.data(), static_cast<std::size_t>(count));
    return count > 0;
}

}  // namespace

Machine::Machine(Child process, Descriptor console, Descriptor channel, Descriptor monitor)
    : m_process(std::move(process)), m_console(std::move(console)), m_channel(std::move(channel)),
      m_monitor(std::move(monitor))
{
}

Result<Machine>
Machine::start(const std::vector<std::string>& arguments, const std::string& log, const std::vector<int>& wires)
{
    auto console = make_pipe();
    auto channel = make_pipe();
    auto monitor = make_socket();
    if (!console || !channel || !monitor)
        return fail(Errc::io, arguments.front(), "no more file descriptors");
    std::vector<int> ports{console->theirs.number(), channel->theirs.number(), monitor->theirs.number()};
    ports.insert(ports.end(), wires.begin(), wires.end());
    auto process = Child::start(arguments, log, ports);
    if (!process)
        return Failure(process.error());
    return Machine{std::move(*process), std::move(console->ours), std::move(channel->ours), std::move(monitor->ours)};
}

Heard Machine::listen(std::chrono::milliseconds patience)
{
    Heard heard;
    // A port that was closed is always ready; it must not keep us from waiting for the process.
    std::array<pollfd, 3> watched{
        {{m_console.number(), POLLIN, 0}, {m_channel.number(), POLLIN, 0}, {m_monitor.number(), POLLIN, 0}}};
    poll(watched.data(), watched.size(), static_cast<int>(patience.count()));
    const bool was_gone = m_process.has_ended();
    bool more = true;
    while (more) {
        more = read_some(m_console, heard.console);
        more = read_some(m_channel, heard.channel) || more;
        more = read_some(m_monitor, heard.monitor) || more;
        more = more && was_gone;
    }
    heard.has_ended = was_gone;
    return heard;
}

void Machine::tell_monitor(std::string_view line) const
{
    // A line is far smaller than the socket's buffer; a machine that is gone is noticed elsewhere.
    (void)!send(m_monitor.number(), line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

}  // namespace ocks
