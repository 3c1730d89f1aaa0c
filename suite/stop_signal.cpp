// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/stop_signal.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace ocks {
namespace {

// A handler has no other way to know anything.
std::atomic<int> wake_end{-1};
std::atomic<bool> has_come{false};
std::atomic<pid_t> doomed_group{0};
std::atomic<int> doomed_cgroup{-1};

/// Only what signal-safety(7) allows.
void on_signal(int number)
{
    const int error = errno;
    if (!has_come.exchange(true)) {
        (void)!::write(wake_end.load(), "!", 1);
    } else {
        if (const int cgroup = doomed_cgroup.load(); cgroup >= 0)
            (void)!::write(cgroup, "1", 1);
        if (const pid_t group = doomed_group.load(); group > 0)
            (void)kill(-group, SIGKILL);
        // It comes again as soon as this returns, and then ends the program as it would have without us.
        (void)signal(number, SIG_DFL);
        (void)raise(number);
    }
    errno = error;
}

std::array<int, 2> make_pipe()
{
    std::array<int, 2> ends{-1, -1};
    (void)pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK);
    return ends;
}

}  // namespace

StopSignal::StopSignal() : StopSignal(make_pipe()) {}

StopSignal::StopSignal(const std::array<int, 2>& ends) : m_read(ends[0]), m_write(ends[1])
{
    wake_end = m_write.number();
    has_come = false;
    struct sigaction action = {};
    action.sa_handler = on_signal;  // NOLINT(cppcoreguidelines-pro-type-union-access): as sigaction(2) has it
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGINT);
    sigaddset(&action.sa_mask, SIGTERM);
    sigaction(SIGINT, &action, &m_before_interrupt);
    sigaction(SIGTERM, &action, &m_before_terminate);
}

StopSignal::~StopSignal()
{
    sigaction(SIGINT, &m_before_interrupt, nullptr);
    sigaction(SIGTERM, &m_before_terminate, nullptr);
    wake_end = -1;
}

bool StopSignal::is_raised() const
{
    pollfd file{m_read.number(), POLLIN, 0};
    return poll(&file, 1, 0) > 0;
}

void StopSignal::raise() const
{
    (void)!::write(m_write.number(), "!", 1);
}

void every_signal_ends()
{
    has_come = true;
}

EndsWithUs::EndsWithUs(pid_t group, const std::string& cgroup)
    : m_cgroup_kill(cgroup.empty() ? -1 : ::open((cgroup + "/cgroup.kill").c_str(), O_WRONLY | O_CLOEXEC))
{
    doomed_cgroup = m_cgroup_kill.number();
    doomed_group = group;
}

EndsWithUs::~EndsWithUs()
{
    doomed_group = 0;
    doomed_cgroup = -1;
}

}  // namespace ocks
