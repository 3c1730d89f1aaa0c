// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine.hpp"

#include "core/command.hpp"
#include "kernel/setup.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace ocks {
namespace {

struct Port {
    Descriptor ours;
    Descriptor theirs;
};

Result<Port> make_port()
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return fail(Errc::io, "socketpair", std::strerror(errno));
    return Port{Descriptor{ends[0]}, Descriptor{ends[1]}};
}

/// What the child needs, made before fork(): after it only async-signal-safe calls are allowed.
struct Image {
    std::string program;
    std::vector<char*> arguments;
    int log = -1;
    std::vector<int> ports;  ///< for the descriptors that setup.hpp names, in their order
};

[[noreturn]] void become(Image& image)
{
    setpgid(0, 0);
    // A machine must not outlive an ocks-boot that was killed.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(nothing, STDIN_FILENO);
    dup2(image.log, STDOUT_FILENO);
    dup2(image.log, STDERR_FILENO);
    // First out of the way of each other, then to where QEMU expects them.
    const int beyond = console_descriptor + static_cast<int>(image.ports.size());
    for (int& port : image.ports)
        port = fcntl(port, F_DUPFD_CLOEXEC, beyond);
    int wanted = console_descriptor;
    for (const int port : image.ports)
        dup2(port, wanted++);
    execv(image.program.c_str(), image.arguments.data());
    _exit(127);
}

bool read_some(const Descriptor& port, std::string& into)
{
    std::array<char, 65536> chunk{};
    const ssize_t count = recv(port.number(), chunk.data(), chunk.size(), MSG_DONTWAIT);
    if (count > 0)
        into.append(chunk.data(), static_cast<std::size_t>(count));
    return count > 0;
}

}  // namespace

Machine::Machine(pid_t process, Descriptor console, Descriptor channel, Descriptor monitor)
    : m_process(process), m_console(std::move(console)), m_channel(std::move(channel)), m_monitor(std::move(monitor))
{
}

Machine::Machine(Machine&& other) noexcept
    : m_process(std::exchange(other.m_process, 0)), m_console(std::move(other.m_console)),
      m_channel(std::move(other.m_channel)), m_monitor(std::move(other.m_monitor)), m_status(other.m_status)
{
}

Machine::~Machine()
{
    kill();
}

Result<Machine>
Machine::start(const std::vector<std::string>& arguments, const std::string& log, const std::vector<int>& wires)
{
    auto program = find_program(arguments.front());
    if (!program)
        return Failure(program.error());
    auto console = make_port();
    auto channel = make_port();
    auto monitor = make_port();
    if (!console || !channel || !monitor)
        return fail(Errc::io, *program, "no more file descriptors");
    const Descriptor output{open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
    if (output.number() < 0)
        return fail(Errc::io, log, std::strerror(errno));

    std::vector<std::string> copies = arguments;
    Image image{.program = std::move(*program), .arguments = {}, .log = output.number(), .ports = {}};
    for (std::string& argument : copies)
        image.arguments.push_back(argument.data());
    image.arguments.push_back(nullptr);
    image.ports = {console->theirs.number(), channel->theirs.number(), monitor->theirs.number()};
    image.ports.insert(image.ports.end(), wires.begin(), wires.end());
    const pid_t child = fork();
    if (child < 0)
        return fail(Errc::io, image.program, std::strerror(errno));
    if (child == 0)
        become(image);
    setpgid(child, child);
    return Machine{child, std::move(console->ours), std::move(channel->ours), std::move(monitor->ours)};
}

Heard Machine::listen(std::chrono::milliseconds patience)
{
    Heard heard;
    // A port that was closed is always ready; it must not keep us from waiting for the process.
    std::array<pollfd, 3> watched{
        {{m_console.number(), POLLIN, 0}, {m_channel.number(), POLLIN, 0}, {m_monitor.number(), POLLIN, 0}}};
    poll(watched.data(), watched.size(), static_cast<int>(patience.count()));
    reap();
    const bool was_gone = m_status.has_value();
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

void Machine::reap()
{
    int status = 0;
    if (!m_status && m_process > 0 && waitpid(m_process, &status, WNOHANG) == m_process)
        m_status = status;
}

void Machine::kill()
{
    if (m_process <= 0 || m_status)
        return;
    ::kill(-m_process, SIGKILL);
    int status = 0;
    while (waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_status = status;
}

std::string Machine::status() const
{
    if (!m_status)
        return {};
    if (WIFEXITED(*m_status))
        return "exit status " + std::to_string(WEXITSTATUS(*m_status));
    return "killed by signal " + std::to_string(WTERMSIG(*m_status));
}

}  // namespace ocks
