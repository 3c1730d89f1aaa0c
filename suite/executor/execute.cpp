// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/executor/execute.hpp"

#include "core/file.hpp"
#include "core/text.hpp"
#include "suite/executor/cgroup.hpp"
#include "suite/executor/child.hpp"
#include "suite/executor/handback.hpp"
#include "suite/executor/processes.hpp"
#include "suite/executor/watch.hpp"
#include "suite/stop_signal.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ocks {
namespace {

using Clock = std::chrono::steady_clock;

void keep_output(const Stream& stream, const std::string& prefix, std::string_view name)
{
    if (prefix.empty() || stream.text().empty())
        return;
    std::string text = stream.text();
    if (stream.dropped() > 0)
        text += "\n[" + std::to_string(stream.dropped()) + " more bytes were dropped]\n";
    // A log that cannot be kept does not change what was measured.
    (void)write_file(prefix + "." + std::string{name} + ".txt", text);
}

void conclude_step(
    const Watched& watched, const Streams& streams, const Surface& surface, bool was_out_of_memory, Ended& ended)
{
    const auto broken = [&](std::string code, std::string why) {
        ended.code = std::move(code);
        ended.measured = fail(Errc::io, "the test", std::move(why));
    };
    if (watched.interrupted)
        return broken("interrupted", "was interrupted by the operator");
    if (watched.timed_out)
        return broken("timeout",
                      "was not done within " + shortest(static_cast<double>(surface.deadline.count()) / 1000) + " s");
    if (!watched.status)
        return broken("crashed", "was lost");
    if (WIFSIGNALED(*watched.status) && was_out_of_memory)
        return broken("out-of-memory",
                      "was killed: it took more than the " + std::to_string(surface.memory_max) +
                          " bytes of memory that a test may have");
    if (WIFSIGNALED(*watched.status))
        return broken("crashed", "was killed by signal " + std::to_string(WTERMSIG(*watched.status)));
    auto handback = parse_handback(streams.result.text());
    if (!handback)
        return broken("no-result",
                      "ended with status " + std::to_string(WEXITSTATUS(*watched.status)) +
                          " and no result: " + handback.error().why);
    ended.measured = std::move(*handback);
}

/// Puts the device back after a case that was killed; it gets ten seconds and nobody listens to it.
void restore(const Step& step, const Surface& surface, const std::set<pid_t>& spared)
{
    const pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        alarm(10);
        ProcessRunner runner;
        step.test->restore(bench_of(step, surface, runner));
        _exit(0);
    }
    if (child > 0) {
        setpgid(child, child);
        const EndsWithUs doomed{child, {}};
        while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    (void)sweep(spared, std::chrono::seconds{5});
}

/// Nothing that the step started outlives this; false if something cannot be killed.
bool end_all(pid_t child, const Watched& watched, const Result<Cgroup>& cgroup, const std::set<pid_t>& spared)
{
    if (cgroup)
        cgroup->kill();
    // Once the child is reaped its number may be somebody else's; what it left behind is found by descent.
    if (!watched.status)
        kill(-child, SIGKILL);
    return sweep(spared, std::chrono::seconds{5});
}

void collect(Streams& streams, const std::string& log_prefix)
{
    streams.output.drain_rest();
    streams.errors.drain_rest();
    streams.result.drain_rest();
    keep_output(streams.output, log_prefix, "stdout");
    keep_output(streams.errors, log_prefix, "stderr");
}

}  // namespace

Ended execute(const Step& step, const Surface& surface)
{
    Streams streams{Stream{surface.output_limit}, Stream{surface.output_limit}};
    if (!streams.output.is_made() || !streams.errors.is_made() || !streams.result.is_made())
        return {fail(Errc::io, "the test", "no more file descriptors"), "not-started", {}};
    become_subreaper();
    const std::set<pid_t> spared = children();
    const auto cgroup = Cgroup::make(surface.root, "ocks-" + std::to_string(getpid()), surface.memory_max);
    const auto started = Clock::now();
    // What we have printed and not yet handed on must not be printed by the child as well.
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child < 0)
        return {fail(Errc::io, "fork", std::strerror(errno)), "not-started", {}};
    if (child == 0)
        be_the_child(step, surface, streams, cgroup ? cgroup->path() : "");
    setpgid(child, child);
    streams.output.close_write();
    streams.errors.close_write();
    streams.result.close_write();

    Watched watched;
    bool clean = false;
    bool was_out_of_memory = false;
    {
        const EndsWithUs doomed{child, cgroup ? cgroup->path() : ""};
        watched = watch(child, streams, surface, started);
        was_out_of_memory = cgroup && cgroup->was_out_of_memory();
        clean = end_all(child, watched, cgroup, spared);
    }
    Ended ended;
    ended.duration = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started);
    collect(streams, surface.log_prefix);
    conclude_step(watched, streams, surface, was_out_of_memory, ended);
    if (!clean && ended.code.empty())
        ended = {
            fail(Errc::io, "the test", "left a process behind that cannot be killed"), "left-over", ended.duration};
    if (!ended.code.empty() && step.test->restore != nullptr && surface.root.is_live())
        restore(step, surface, spared);
    return ended;
}

}  // namespace ocks
