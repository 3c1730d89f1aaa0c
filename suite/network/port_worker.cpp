// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/port_worker.hpp"

#include "core/file.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace ocks {
namespace {

constexpr std::uint16_t tcp_port = 5201;

struct Place {
    std::string port;
    std::string address;
    std::string other;
    pid_t home = 0;  ///< whose namespace the port came from
};

PortBytes counters(const Place& place)
{
    const auto text = read_file("/proc/self/net/dev");
    const auto bytes = text ? parse_net_dev(*text, place.port) : Failure(text.error());
    return bytes.value_or(PortBytes{});
}

int start(const Place& place, std::chrono::seconds patience, PortAnswer& answer)
{
    if (!set_address(place.port, place.address) || !set_up(place.port, true))
        return EIO;
    const auto carrier = wait_for_carrier(place.port, patience);
    answer.carrier = carrier && *carrier;
    return carrier ? 0 : EIO;
}

/// The life of the process in its namespace.
class Life {
public:
    Life(Place place, int line) : m_place(std::move(place)), m_line(line) {}

    void live()
    {
        PortCommand command;
        while (recv(m_line, &command, sizeof command, 0) == static_cast<ssize_t>(sizeof command)) {
            PortAnswer answer;
            answer.error = obey(command, answer);
            answer.bytes = counters(m_place);
            if (::send(m_line, &answer, sizeof answer, MSG_NOSIGNAL) < 0 || command.task == PortTask::finish)
                return;
        }
    }

private:
    int obey(const PortCommand& command, PortAnswer& answer)
    {
        const std::chrono::seconds time{command.seconds};
        switch (command.task) {
        case PortTask::start:
            return start(m_place, time, answer);
        case PortTask::look:
            return 0;
        case PortTask::listen:
            if (auto listener = listen_on(m_place.address, tcp_port))
                m_listener.emplace(std::move(*listener));
            return m_listener ? 0 : EIO;
        case PortTask::receive:
            if (m_listener)
                answer.transfer = ocks::receive(*m_listener, command.seed, time);
            m_listener.reset();
            return 0;
        case PortTask::send:
            answer.transfer = send_to(m_place.other, tcp_port, command.seed, time);
            return 0;
        case PortTask::finish:
            (void)set_up(m_place.port, false);
            return move_port(m_place.port, m_place.home) ? 0 : EIO;
        }
        return EINVAL;
    }

    Place m_place;
    int m_line;
    std::optional<Descriptor> m_listener;
};

[[noreturn]] void be_the_worker(Place place, int line)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    PortAnswer ready;
    ready.error = unshare(CLONE_NEWNET) == 0 ? 0 : errno;
    (void)!::send(line, &ready, sizeof ready, MSG_NOSIGNAL);
    if (ready.error == 0)
        Life{std::move(place), line}.live();
    _exit(0);
}

}  // namespace

Result<PortWorker> PortWorker::begin(std::string port, std::string address, std::string other)
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return fail(Errc::io, port, std::strerror(errno));
    Descriptor ours{ends[0]};
    Descriptor theirs{ends[1]};
    Place place{port, std::move(address), std::move(other), getpid()};
    const pid_t process = fork();
    if (process < 0)
        return fail(Errc::io, port, std::strerror(errno));
    if (process == 0) {
        close(ours.release());
        be_the_worker(std::move(place), theirs.number());
    }
    PortWorker worker{process, std::move(ours), std::move(port)};
    close(theirs.release());
    const auto ready = worker.answer(std::chrono::seconds{10});
    if (!ready)
        return Failure(ready.error());
    if (ready->error != 0)
        return fail(Errc::denied, worker.m_port, std::string{"no network namespace: "} + std::strerror(ready->error));
    return worker;
}

PortWorker::PortWorker(PortWorker&& other) noexcept
    : m_process(std::exchange(other.m_process, -1)), m_line(std::move(other.m_line)), m_port(std::move(other.m_port))
{
}

PortWorker::~PortWorker()
{
    if (m_process <= 0)
        return;
    kill(m_process, SIGKILL);
    waitpid(m_process, nullptr, 0);
}

Result<void> PortWorker::tell(const PortCommand& command) const
{
    if (::send(m_line.number(), &command, sizeof command, MSG_NOSIGNAL) < 0)
        return fail(Errc::io, m_port, "its process is gone");
    return {};
}

Result<PortAnswer> PortWorker::answer(std::chrono::milliseconds patience) const
{
    pollfd file{m_line.number(), POLLIN, 0};
    PortAnswer answer;
    if (poll(&file, 1, static_cast<int>(patience.count())) <= 0)
        return fail(Errc::io, m_port, "its process does not answer");
    if (recv(m_line.number(), &answer, sizeof answer, 0) != static_cast<ssize_t>(sizeof answer))
        return fail(Errc::io, m_port, "its process is gone");
    return answer;
}

Result<PortAnswer> PortWorker::ask(const PortCommand& command, std::chrono::milliseconds patience) const
{
    const auto told = tell(command);
    return told ? answer(patience) : Failure(told.error());
}

}  // namespace ocks
