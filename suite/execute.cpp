// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/execute.hpp"

#include "core/descriptor.hpp"
#include "core/file.hpp"
#include "core/text.hpp"
#include "suite/cgroup.hpp"
#include "suite/handback.hpp"
#include "suite/processes.hpp"
#include "suite/stop_signal.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ocks {
namespace {

using Clock = std::chrono::steady_clock;

/// A pipe from the child, read without waiting and kept up to a limit.
class Stream {
public:
    explicit Stream(std::size_t limit) : m_limit(limit)
    {
        std::array<int, 2> ends{-1, -1};
        if (pipe2(ends.data(), O_CLOEXEC) == 0) {
            m_read = ends[0];
            m_write = ends[1];
            fcntl(m_read, F_SETFL, O_NONBLOCK);
        }
    }
    Stream(const Stream&) = delete;
    Stream(Stream&&) = delete;
    Stream& operator=(const Stream&) = delete;
    Stream& operator=(Stream&&) = delete;
    ~Stream()
    {
        close_write();
        if (m_read >= 0)
            close(m_read);
    }

    [[nodiscard]] bool is_made() const { return m_write >= 0 || m_read >= 0; }
    [[nodiscard]] int read_end() const { return m_open ? m_read : -1; }
    [[nodiscard]] int write_end() const { return m_write; }
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

    void close_write()
    {
        if (m_write >= 0)
            close(m_write);
        m_write = -1;
    }

    /// One chunk; false when there is nothing more now.
    bool drain()
    {
        std::array<char, 65536> chunk{};
        const ssize_t count = m_open ? ::read(m_read, chunk.data(), chunk.size()) : 0;
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            return false;
        if (count <= 0) {
            m_open = false;
            return false;
        }
        const auto size = static_cast<std::size_t>(count);
        const std::size_t kept = std::min(size, m_limit - std::min(m_limit, m_text.size()));
        m_text.append(chunk.data(), kept);
        m_dropped += size - kept;
        return true;
    }

private:
    std::size_t m_limit;
    int m_read = -1;
    int m_write = -1;
    bool m_open = true;
    std::string m_text;
    std::uint64_t m_dropped = 0;
};

struct Streams {
    Stream output;
    Stream errors;
    Stream result{16U << 20U};
};

void write_text(const char* path, std::string_view text)
{
    const int number = ::open(path, O_WRONLY | O_CLOEXEC);
    if (number < 0)
        return;
    (void)!::write(number, text.data(), text.size());
    close(number);
}

void write_whole(int number, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(number, text.data(), text.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
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

Bench bench_of(const Step& step, const Surface& surface, Runner& runner)
{
    return {surface.root, surface.inventory, step.device, step.parameters, surface.grants, runner, surface.log_prefix};
}

[[noreturn]] void
be_the_child(const Step& step, const Surface& surface, const Streams& streams, const std::string& cgroup)
{
    settle_in(streams, cgroup);
    ProcessRunner runner;
    const Measured measured = step.test->measure(bench_of(step, surface, runner));
    write_whole(streams.result.write_end(), to_handback(measured));
    // Not exit(): what the suite registered to happen at its end must not happen in its child.
    _exit(0);
}

struct Watched {
    bool timed_out = false;
    bool interrupted = false;
    std::optional<int> status;  ///< as waitpid gives it
};

/// Drains the streams until the child ended, the time is up, or the run must stop.
Watched watch(pid_t child, Streams& streams, const Surface& surface, Clock::time_point started)
{
    constexpr std::chrono::seconds second{1};
    const auto until = started + surface.deadline;
    auto next = surface.each_second ? started + second : Clock::time_point::max();
    const Descriptor ended{static_cast<int>(syscall(SYS_pidfd_open, child, 0))};
    Watched watched;
    for (;;) {
        int status = 0;
        if (waitpid(child, &status, WNOHANG) == child) {
            watched.status = status;
            return watched;
        }
        const auto now = Clock::now();
        if (now >= until) {
            watched.timed_out = true;
            return watched;
        }
        if (now >= next) {
            surface.each_second(std::chrono::duration_cast<std::chrono::milliseconds>(now - started));
            next = now + second;
        }
        // Rounded up: the last fraction of a millisecond is not waited for in a circle.
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(std::min(until, next) - now).count();
        std::array<pollfd, 5> files{{{streams.output.read_end(), POLLIN, 0},
                                     {streams.errors.read_end(), POLLIN, 0},
                                     {streams.result.read_end(), POLLIN, 0},
                                     {ended.number(), POLLIN, 0},
                                     {surface.stop, POLLIN, 0}}};
        // Kernels before 5.3 have no pidfd: then the end is looked for ten times a second.
        const auto longest = ended.number() >= 0 ? left : std::min<decltype(left)>(left, 100);
        if (poll(files.data(), files.size(), static_cast<int>(std::min<decltype(longest)>(longest, 3'600'000))) <= 0)
            continue;
        if (files[4].revents != 0) {
            watched.interrupted = true;
            if (surface.stopping)
                surface.stopping();
            return watched;
        }
        streams.output.drain();
        streams.errors.drain();
        streams.result.drain();
    }
}

void drain_rest(Stream& stream)
{
    stream.close_write();
    while (stream.drain()) {
    }
}

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

void conclude_step(const Watched& watched, const Streams& streams, const Surface& surface, Ended& ended)
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
    drain_rest(streams.output);
    drain_rest(streams.errors);
    drain_rest(streams.result);
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
    {
        const EndsWithUs doomed{child, cgroup ? cgroup->path() : ""};
        watched = watch(child, streams, surface, started);
        clean = end_all(child, watched, cgroup, spared);
    }
    Ended ended;
    ended.duration = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started);
    collect(streams, surface.log_prefix);
    conclude_step(watched, streams, surface, ended);
    if (!clean && ended.code.empty())
        ended = {
            fail(Errc::io, "the test", "left a process behind that cannot be killed"), "left-over", ended.duration};
    if (!ended.code.empty() && step.test->restore != nullptr && surface.root.is_live())
        restore(step, surface, spared);
    return ended;
}

}  // namespace ocks
