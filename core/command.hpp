// SPDX-License-Identifier: GPL-3.0-or-later
/// A program to run, and how it ended. The one seam between us and other people's tools.
#pragma once

#include "core/result.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct Command {
    std::vector<std::string> arguments = {};     ///< the program first; found by PATH; never a shell's line
    std::chrono::milliseconds deadline{60'000};  ///< then the whole process tree is killed
    std::string input = {};                      ///< written to its standard input, which is then closed
    std::size_t output_limit = 4U << 20U;        ///< bytes kept of each stream; the rest is counted and dropped
    std::vector<std::string> environment = {};   ///< "NAME=value", beside a scrubbed PATH, HOME=/, LC_ALL=C
    std::string cgroup = {};                     ///< a directory below /sys/fs/cgroup to start in; empty for none
};

struct Completed {
    std::optional<int> exit_status = {};  ///< nothing if a signal ended it
    int signal = 0;
    bool timed_out = false;
    bool truncated = false;  ///< more was printed than output_limit
    std::string output = {};
    std::string errors = {};
    std::chrono::milliseconds duration{0};
};

/// "exit status 2", "killed by signal 9", "no answer within 60 s".
[[nodiscard]] std::string to_string(const Completed& completed, const Command& command);

/// What a test case runs its tools with. A test answers from a table, keyed by the arguments.
class Runner {
public:
    Runner() = default;
    Runner(const Runner&) = delete;
    Runner(Runner&&) = delete;
    Runner& operator=(const Runner&) = delete;
    Runner& operator=(Runner&&) = delete;
    virtual ~Runner() = default;

    /// absent: there is no such program. Everything that did start is a Completed, however it ended.
    [[nodiscard]] virtual Result<Completed> run(const Command& command) = 0;
};

/// Runs on this machine, each command in a process group of its own.
class ProcessRunner : public Runner {
public:
    [[nodiscard]] Result<Completed> run(const Command& command) override;
};

/// The program's path as PATH gives it; absent if there is none.
[[nodiscard]] Result<std::string> find_program(std::string_view name);

}  // namespace ocks
