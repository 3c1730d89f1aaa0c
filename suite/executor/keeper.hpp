// SPDX-License-Identifier: GPL-3.0-or-later
/// A process that runs one step for the suite, so that several can run at a time: it inherits what its step's processes
/// leave behind and nothing else, waits for what must be waited for, and hands back how the step has ended. If the
/// suite dies, the keeper ends its step.
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"
#include "suite/executor/execute.hpp"
#include "suite/executor/stream.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace ocks {

class Keeper {
public:
    /// io: no more processes or file descriptors.
    [[nodiscard]] static Result<Keeper> start(const Step& step, const Surface& surface);

    Keeper(Keeper&& other) noexcept;
    Keeper(const Keeper&) = delete;
    Keeper& operator=(Keeper&&) = delete;
    Keeper& operator=(const Keeper&) = delete;
    ~Keeper();  ///< ends it, if it has not ended

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] std::chrono::steady_clock::time_point started() const { return m_started; }

    /// Readable when it says something or has ended; -1 where there is none.
    [[nodiscard]] int ended() const { return m_ended.number(); }
    [[nodiscard]] int said() const { return m_result->read_end(); }

    /// Reads what it said; how the step has ended, once it has.
    [[nodiscard]] std::optional<Ended> look();

    /// It has not ended though all its deadlines are over.
    [[nodiscard]] Ended give_up();

private:
    Keeper(pid_t pid, std::unique_ptr<Stream> result);

    pid_t m_pid;
    std::unique_ptr<Stream> m_result;
    Descriptor m_ended;
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
};

/// A line with the code and the milliseconds, then the handback of what was measured.
[[nodiscard]] std::string to_keeping(const Ended& ended);
[[nodiscard]] Result<Ended> parse_keeping(std::string_view bytes);

}  // namespace ocks
