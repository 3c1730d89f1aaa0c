// SPDX-License-Identifier: GPL-3.0-or-later
/// QEMU's machine protocol (docs/interop/qmp-spec.txt of QEMU): lines of JSON in both directions.
#pragma once

#include "kernel/setup.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// "<name> <arguments>" as the line that QEMU expects.
[[nodiscard]] std::string to_line(const MonitorCommand& command);

/// Takes what QEMU says as it comes and keeps what a person must know.
class MonitorReader {
public:
    /// Refusals of commands, one sentence each. Answers and events are dropped.
    [[nodiscard]] std::vector<std::string> feed(std::string_view bytes);

private:
    std::string m_pending;
};

}  // namespace ocks
