// SPDX-License-Identifier: GPL-3.0-or-later
/// The process that a case runs in.
#pragma once

#include "suite/executor/execute.hpp"
#include "suite/executor/stream.hpp"

#include <string>

namespace ocks {

[[nodiscard]] Bench bench_of(const Step& step, const Surface& surface, Runner& runner);

/// Called after fork(): measures, writes the handback into the streams' result, and ends. `cgroup` is a directory;
/// empty for none.
[[noreturn]] void
be_the_child(const Step& step, const Surface& surface, const Streams& streams, const std::string& cgroup);

}  // namespace ocks
