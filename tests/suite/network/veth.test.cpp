// SPDX-License-Identifier: GPL-3.0-or-later
/// Real frames between two virtual ports, in a network namespace that nobody else sees. Needs root and veth.
#include "core/command.hpp"
#include "suite/network/cables.hpp"
#include "suite/network/port_pair.hpp"
#include "tests/support/catch.hpp"

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ocks;

namespace {

bool ip(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "ip");
    ProcessRunner runner;
    const auto completed =
        runner.run({.arguments = std::move(arguments), .input = {}, .environment = {}, .cgroup = {}});
    return completed && completed->exit_status == 0;
}

/// Runs the body in a process with a namespace of its own; 77 is "cannot be had here".
int inside(int (*body)())
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

}  // namespace

TEST_CASE("traffic between two real ports arrives whole, and the ports come home", "[live][network]")
{
    const int status = inside([] {
        const auto report = run_traffic({"v0", "v1", 7, std::chrono::seconds{1}, std::chrono::seconds{5}});
        if (!report || !report->carrier || report->flows.size() != 2)
            return 1;
        for (const Flow& flow : report->flows) {
            if (flow.sent.bytes == 0 || flow.received.bytes != flow.sent.bytes || flow.received.corrupt_bytes != 0)
                return 2;
            if (flow.sender_counted < flow.sent.bytes || flow.receiver_counted < flow.sent.bytes)
                return 3;
        }
        return is_up("v0") && is_up("v1") ? 0 : 4;
    });
    if (status == 77)
        SKIP("needs root and the veth driver");
    CHECK(status == 0);
}

TEST_CASE("a cable between two real ports is found, and they are left down as they were", "[live][network]")
{
    const int status = inside([] {
        if (!ip({"link", "add", "w0", "type", "veth", "peer", "name", "w1"}))
            return 77;
        const std::vector<std::string> ports{"v0", "w0", "w1", "v1"};
        const auto cables = find_cables(ports, std::chrono::seconds{5});
        if (cables != std::vector<Cable>{{"v0", "v1"}, {"w0", "w1"}})
            return 1;
        return is_up("v0").value_or(true) ? 2 : 0;
    });
    if (status == 77)
        SKIP("needs root and the veth driver");
    CHECK(status == 0);
}
