// SPDX-License-Identifier: GPL-3.0-or-later
/// A process that lives in a network namespace with one port, and does there what it is told.
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"
#include "suite/network/port.hpp"
#include "suite/network/traffic.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <sys/types.h>

namespace ocks {

enum class PortTask : std::uint32_t {
    start,    ///< the port has been moved here: address it, set it up, wait for its link
    look,     ///< at the port's counters alone
    listen,   ///< answers when it does
    receive,  ///< from one sender
    send,     ///< to the other address
    finish,   ///< gives the port back
};

struct PortCommand {
    PortTask task{};
    std::uint64_t seed = 0;
    std::int64_t seconds = 0;
};

struct PortAnswer {
    int error = 0;  ///< an errno
    bool carrier = false;
    Transfer transfer;
    PortBytes bytes;  ///< the port's counters after the task
};

class PortWorker {
public:
    /// Forks, and returns when the new process has its namespace.
    [[nodiscard]] static Result<PortWorker> begin(std::string port, std::string address, std::string other);

    PortWorker(PortWorker&& other) noexcept;
    PortWorker(const PortWorker&) = delete;
    PortWorker& operator=(PortWorker&&) = delete;
    PortWorker& operator=(const PortWorker&) = delete;
    ~PortWorker();  ///< ends the process; the kernel moves its port back

    [[nodiscard]] pid_t process() const { return m_process; }
    [[nodiscard]] Result<void> tell(const PortCommand& command) const;
    [[nodiscard]] Result<PortAnswer> answer(std::chrono::milliseconds patience) const;

    /// Tells, and waits for the answer.
    [[nodiscard]] Result<PortAnswer> ask(const PortCommand& command, std::chrono::milliseconds patience) const;

private:
    PortWorker(pid_t process, Descriptor line, std::string port)
        : m_process(process), m_line(std::move(line)), m_port(std::move(port))
    {
    }

    pid_t m_process;
    Descriptor m_line;
    std::string m_port;
};

}  // namespace ocks
