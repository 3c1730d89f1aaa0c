// SPDX-License-Identifier: GPL-3.0-or-later
/// SIGINT and SIGTERM as a descriptor that becomes readable, while this lives.
#pragma once

#include "core/descriptor.hpp"

#include <csignal>

namespace ocks {

class StopSignal {
public:
    StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal(StopSignal&&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;
    StopSignal& operator=(StopSignal&&) = delete;
    ~StopSignal();  ///< takes the signals off, so that one press stops the run and not the program

    /// Stays readable once a signal has come: nobody reads it.
    [[nodiscard]] int descriptor() const { return m_file.number(); }
    [[nodiscard]] bool is_raised() const;

private:
    sigset_t m_before{};
    Descriptor m_file;
};

}  // namespace ocks
