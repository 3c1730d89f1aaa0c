// SPDX-License-Identifier: GPL-3.0-or-later
/// SIGINT and SIGTERM: the first becomes a descriptor that is readable, so that what runs is ended and put back; a
/// second one ends the program at once, and what it started with it.
#pragma once

#include "core/descriptor.hpp"

#include <array>
#include <csignal>
#include <string>
#include <sys/types.h>

namespace ocks {

/// One at a time.
class StopSignal {
public:
    StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal(StopSignal&&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;
    StopSignal& operator=(StopSignal&&) = delete;
    ~StopSignal();  ///< from here on the signals do what they did before

    /// Stays readable once a signal has come: nobody reads it.
    [[nodiscard]] int descriptor() const { return m_read.number(); }
    [[nodiscard]] bool is_raised() const;

    /// As if a signal had come.
    void raise() const;

private:
    explicit StopSignal(const std::array<int, 2>& ends);

    Descriptor m_read;
    Descriptor m_write;
    struct sigaction m_before_interrupt = {};
    struct sigaction m_before_terminate = {};
};

/// In a child of a process that has a StopSignal: here the first signal ends the program at once.
void every_signal_ends();

/// While it lives, a second signal kills these before it ends the program.
class EndsWithUs {
public:
    /// The process group of a child, and the directory of its control group if it has one.
    EndsWithUs(pid_t group, const std::string& cgroup);
    EndsWithUs(const EndsWithUs&) = delete;
    EndsWithUs(EndsWithUs&&) = delete;
    EndsWithUs& operator=(const EndsWithUs&) = delete;
    EndsWithUs& operator=(EndsWithUs&&) = delete;
    ~EndsWithUs();

private:
    Descriptor m_cgroup_kill;
};

}  // namespace ocks
