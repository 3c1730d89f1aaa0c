// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/executor/child.hpp"

#include "suite/executor/handback.hpp"

#include <csignal>
#include <fcntl.h>
#include <string_view>
#include <sys/prctl.h>
#include <unistd.h>

namespace ocks {
namespace {

void write_text(const char* path, std::string_view text)
{
    const int number = ::open(path, O_WRONLY | O_CLOEXEC);
    if (number < 0)
        return;
    (void)!::write(number, text.data(), text.size());
    close(number);
}

/// Cuts the child loose from what it shares with the suite.
void settle_in(const Streams& streams, const std::string& cgroup)
{
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_CHILD_SUBREAPER, 0);
    if (!cgroup.empty())
        write_text((cgroup + "/cgroup.procs").c_str(), "0");
    // The suite is protected from the OOM killer; the load is not.
    write_text("/proc/self/oom_score_adj", "0");
    // What the suite does on a signal is not what its child should do.
    for (int number = 1; number < NSIG; ++number)
        (void)signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(nothing, STDIN_FILENO);
    dup2(streams.output.write_end(), STDOUT_FILENO);
    dup2(streams.errors.write_end(), STDERR_FILENO);
}

}  // namespace

Bench bench_of(const Step& step, const Surface& surface, Runner& runner)
{
    return {surface.root, surface.inventory, step.device, step.parameters, surface.grants, runner, surface.log_prefix};
}

void be_the_child(const Step& step, const Surface& surface, const Streams& streams, const std::string& cgroup)
{
    settle_in(streams, cgroup);
    ProcessRunner runner;
    const Measured measured = step.test->measure(bench_of(step, surface, runner));
    write_whole(streams.result.write_end(), to_handback(measured));
    // Not exit(): what the suite registered to happen at its end must not happen in its child.
    _exit(0);
}

}  // namespace ocks
