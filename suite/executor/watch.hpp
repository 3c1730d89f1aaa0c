// SPDX-License-Identifier: GPL-3.0-or-later
/// Waiting for a child, and listening to it meanwhile.
#pragma once

#include "suite/executor/execute.hpp"
#include "suite/executor/stream.hpp"

#include <chrono>
#include <optional>
#include <sys/types.h>

namespace ocks {

struct Watched {
    bool timed_out = false;
    bool interrupted = false;
    std::optional<int> status;  ///< as waitpid gives it
};

/// Drains the streams until the child ended, the time is up, or the run must stop.
[[nodiscard]] Watched
watch(pid_t child, Streams& streams, const Surface& surface, std::chrono::steady_clock::time_point started);

}  // namespace ocks
