// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/stop_signal.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace ocks {
namespace {

sigset_t stopping()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

Descriptor make(sigset_t& before)
{
    const sigset_t set = stopping();
    sigprocmask(SIG_BLOCK, &set, &before);
    return Descriptor{signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)};
}

}  // namespace

StopSignal::StopSignal() : m_file(make(m_before)) {}

StopSignal::~StopSignal()
{
    signalfd_siginfo taken{};
    while (::read(m_file.number(), &taken, sizeof taken) == static_cast<ssize_t>(sizeof taken)) {
    }
    sigprocmask(SIG_SETMASK, &m_before, nullptr);
}

bool StopSignal::is_raised() const
{
    pollfd file{m_file.number(), POLLIN, 0};
    return poll(&file, 1, 0) > 0;
}

}  // namespace ocks
