// SPDX-License-Identifier: GPL-3.0-or-later
/// A program that runs beside us for the time of a boot: QEMU, or a device that QEMU talks to.
#pragma once

#include "core/result.hpp"

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace ocks {

class Child {
public:
    /// Starts `arguments`, the program first, in a process group of its own. It finds `descriptors` as 3, 4 and so on,
    /// and what it prints goes to the file `log`. absent: there is no such program.
    [[nodiscard]] static Result<Child>
    start(const std::vector<std::string>& arguments, const std::string& log, const std::vector<int>& descriptors);

    Child(Child&& other) noexcept;
    Child(const Child&) = delete;
    Child& operator=(Child&&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();  ///< kills what is still running

    /// True once the process is gone.
    [[nodiscard]] bool has_ended();

    /// Ends the process group; returns when the process is gone.
    void kill();

    /// "exit status 0", "killed by signal 9"; empty while it runs.
    [[nodiscard]] std::string status() const;

private:
    explicit Child(pid_t process) : m_process(process) {}

    pid_t m_process;
    std::optional<int> m_status;
};

}  // namespace ocks
