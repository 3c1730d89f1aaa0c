// SPDX-License-Identifier: GPL-3.0-or-later
/// A running QEMU: its process, its two serial ports and its monitor.
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"
#include "kernel/machine/child.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// What came in one look at the machine.
struct Heard {
    std::string console;
    std::string channel;
    std::string monitor;
    bool has_ended = false;  ///< the process is gone, and all that it said was heard
};

class Machine {
public:
    /// Starts `arguments`; what QEMU itself prints goes to the file `log`. It inherits `wires` under the numbers
    /// that setup.hpp names. A machine ends with this object.
    [[nodiscard]] static Result<Machine>
    start(const std::vector<std::string>& arguments, const std::string& log, const std::vector<int>& wires = {});

    /// Waits until something is heard, for at most so long.
    [[nodiscard]] Heard listen(std::chrono::milliseconds patience);

    void tell_monitor(std::string_view line) const;
    void kill() { m_process.kill(); }

    /// "exit status 0", "killed by signal 9"; empty while it runs.
    [[nodiscard]] std::string status() const { return m_process.status(); }

private:
    Machine(Child process, Descriptor console, Descriptor channel, Descriptor monitor);

    Child m_process;
    Descriptor m_console;
    Descriptor m_channel;
    Descriptor m_monitor;
};

}  // namespace ocks
