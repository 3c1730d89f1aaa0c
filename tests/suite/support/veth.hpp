// SPDX-License-Identifier: GPL-3.0-or-later
/// Two virtual ports with a cable between them, v0 and v1, in a network namespace that nobody else sees.
#pragma once

#include "core/command.hpp"

#include <sched.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace ocks::testing {

inline bool ip(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "ip");
    ProcessRunner runner;
    const auto completed =
        runner.run({.arguments = std::move(arguments), .input = {}, .environment = {}, .cgroup = {}});
    return completed && completed->exit_status == 0;
}

/// Runs the body in a process with a namespace of its own; 77 is "cannot be had here".
inline int inside(int (*body)())
{
    const pid_t child = fork();
    if (child == 0) {
        const bool ready =
            unshare(CLONE_NEWNET) == 0 && ip({"link", "add", "v0", "type", "veth", "peer", "name", "v1"});
        _exit(ready ? body() : 77);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace ocks::testing
