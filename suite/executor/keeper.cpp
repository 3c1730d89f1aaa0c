// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/executor/keeper.hpp"

#include "core/text.hpp"
#include "suite/executor/handback.hpp"
#include "suite/stop_signal.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace ocks {
namespace {

constexpr std::size_t most_bytes = 17U << 20U;  // a little more than a handback may have

[[noreturn]] void be_the_keeper(const Step& step, const Surface& surface, const Stream& result, pid_t suite)
{
    // The terminal's Ctrl-C is for the suite, which tells us by the descriptor that we have from it.
    setpgid(0, 0);
    every_signal_ends();
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != suite)
        _exit(1);
    write_whole(result.write_end(), to_keeping(execute(step, surface)));
    _exit(0);
}

Ended lost(std::string why)
{
    Ended ended;
    ended.code = "crashed";
    ended.measured = fail(Errc::io, "the test", std::move(why));
    return ended;
}

}  // namespace

std::string to_keeping(const Ended& ended)
{
    return ended.code + " " + std::to_string(ended.duration.count()) + "\n" + to_handback(ended.measured);
}

Result<Ended> parse_keeping(std::string_view bytes)
{
    const auto end = bytes.find('\n');
    const auto blank = bytes.substr(0, end).find(' ');
    if (end == std::string_view::npos || blank == std::string_view::npos)
        return fail(Errc::malformed, "keeper", "nothing came");
    constexpr std::uint64_t longest = std::uint64_t{1} << 40U;  // some thirty years
    const auto time = parse_unsigned(bytes.substr(blank + 1, end - blank - 1));
    if (!time || *time > longest)
        return fail(Errc::malformed, "keeper", "no time that a step takes");
    auto measured = parse_handback(bytes.substr(end + 1));
    if (!measured)
        return Failure(measured.error());
    return Ended{std::move(*measured),
                 std::string{bytes.substr(0, blank)},
                 std::chrono::milliseconds{static_cast<std::int64_t>(*time)}};
}

Result<Keeper> Keeper::start(const Step& step, const Surface& surface)
{
    auto result = std::make_unique<Stream>(most_bytes);
    if (!result->is_made())
        return fail(Errc::io, "the test", "no more file descriptors");
    // What we have printed and not yet handed on must not be printed by the child as well.
    std::fflush(nullptr);
    const pid_t suite = getpid();
    const pid_t child = fork();
    if (child < 0)
        return fail(Errc::io, "fork", std::strerror(errno));
    if (child == 0)
        be_the_keeper(step, surface, *result, suite);
    result->close_write();
    return Keeper{child, std::move(result)};
}

Keeper::Keeper(pid_t pid, std::unique_ptr<Stream> result)
    : m_pid(pid), m_result(std::move(result)), m_ended(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)))
{
}

Keeper::Keeper(Keeper&& other) noexcept
    : m_pid(std::exchange(other.m_pid, 0)), m_result(std::move(other.m_result)), m_ended(std::move(other.m_ended)),
      m_started(other.m_started)
{
}

Keeper::~Keeper()
{
    if (m_pid <= 0)
        return;
    kill(m_pid, SIGTERM);
    while (waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
    }
}

std::optional<Ended> Keeper::look()
{
    while (m_result->drain()) {
    }
    int status = 0;
    if (waitpid(m_pid, &status, WNOHANG) != m_pid)
        return std::nullopt;
    m_pid = 0;
    m_result->drain_rest();
    if (auto ended = parse_keeping(m_result->text()))
        return std::move(*ended);
    return lost(WIFSIGNALED(status) ? "its keeper was killed by signal " + std::to_string(WTERMSIG(status))
                                    : "its keeper said nothing");
}

Ended Keeper::give_up()
{
    // It may be beyond even this; then nobody waits for it.
    kill(std::exchange(m_pid, 0), SIGKILL);
    Ended ended = lost("left a process behind that cannot be killed");
    ended.code = "left-over";
    ended.duration =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_started);
    return ended;
}

}  // namespace ocks
