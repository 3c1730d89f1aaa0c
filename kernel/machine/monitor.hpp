// SPDX-License-Identifier: GPL-3.0-or-later
/// QEMU's machine protocol (docs/interop/qmp-spec.txt of QEMU): lines of JSON in both directions.
#pragma once

#include "kernel/machine/setup.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// What the machine did, as its management controller would have seen it: qapi/run-state.json of QEMU.
struct MachineEvent {
    std::string name;    ///< "SHUTDOWN", "WATCHDOG", "DEVICE_DELETED"
    std::string detail;  ///< the reason, action or device of it, if it has one: "guest-reset", "reset", "nvme0"

    friend bool operator==(const MachineEvent&, const MachineEvent&) = default;
};

/// What QEMU said in some time.
struct MonitorNews {
    std::vector<std::string> refusals;  ///< of commands, one sentence each
    std::vector<MachineEvent> events;

    friend bool operator==(const MonitorNews&, const MonitorNews&) = default;
};

/// "<name> <arguments>" as the line that QEMU expects.
[[nodiscard]] std::string to_line(const MonitorCommand& command);

/// A command of the human monitor, for what the machine protocol does not have: machine checks and AER errors.
[[nodiscard]] MonitorCommand human_command(std::string_view line);

/// Takes what QEMU says as it comes and keeps what a person must know.
class MonitorReader {
public:
    /// Answers that say nothing, and what is not JSON, are dropped.
    [[nodiscard]] MonitorNews feed(std::string_view bytes);

private:
    std::string m_pending;
};

}  // namespace ocks
