// SPDX-License-Identifier: GPL-3.0-or-later
/// ProcessRunner: one child in a process group of its own, its three streams, and a deadline.

#include "core/command.hpp"
#include "core/descriptor.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ocks {
namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
    Descriptor read_end;
    Descriptor write_end;
};

Result<Pipe> make_pipe()
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(Errc::io, "pipe", std::strerror(errno));
    return Pipe{Descriptor{ends[0]}, Descriptor{ends[1]}};
}

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> all;
    all.reserve(texts.size() + 1);
    for (std::string& text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

/// Everything the child needs, made before fork(): after it only async-signal-safe calls are allowed.
struct Image {
    std::string program;
    std::vector<std::string> arguments;
    std::vector<std::string> environment;
    std::string cgroup_procs;
};

[[noreturn]] void become(Image& image, const Pipe& input, const Pipe& output, const Pipe& errors, const Pipe& status)
{
    setpgid(0, 0);
    // The child must not outlive a suite that was killed.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (!image.cgroup_procs.empty()) {
        const int procs = ::open(image.cgroup_procs.c_str(), O_WRONLY | O_CLOEXEC);
        if (procs >= 0 && ::write(procs, "0", 1) < 0)
            close(procs);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    dup2(input.read_end.number(), STDIN_FILENO);
    dup2(output.write_end.number(), STDOUT_FILENO);
    dup2(errors.write_end.number(), STDERR_FILENO);
    auto arguments = pointers(image.arguments);
    auto environment = pointers(image.environment);
    execve(image.program.c_str(), arguments.data(), environment.data());
    const int error = errno;
    // The status pipe closes on exec: bytes in it mean that there was none.
    (void)!::write(status.write_end.number(), &error, sizeof error);
    _exit(127);
}

/// A stream of the child that is kept up to a limit and drained beyond it.
struct Stream {
    int number = -1;
    std::string* kept = nullptr;
    bool open = true;
};

void drain(Stream& stream, std::size_t limit, bool& truncated)
{
    std::array<char, 65536> chunk{};
    const ssize_t count = ::read(stream.number, chunk.data(), chunk.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0) {
        stream.open = false;
        return;
    }
    const std::size_t room = limit - std::min(limit, stream.kept->size());
    const auto wanted = static_cast<std::size_t>(count);
    truncated = truncated || wanted > room;
    stream.kept->append(chunk.data(), std::min(room, wanted));
}

/// The parent's side: feeds input, drains both outputs, watches the deadline and the child.
class Conversation {
public:
    Conversation(const Command& command, pid_t child, Completed& completed)
        : m_command(command), m_child(child), m_completed(completed)
    {
    }

    void hold(int input, int output, int errors)
    {
        m_streams = {Stream{output, &m_completed.output, true}, Stream{errors, &m_completed.errors, true}};
        m_input = input;
        // Older kernels have no pidfd: then the end is seen a moment later.
        const Descriptor ended{static_cast<int>(syscall(SYS_pidfd_open, m_child, 0))};
        m_ended = ended.number();
        const auto started = Clock::now();
        while (!m_reaped || m_streams[0].open || m_streams[1].open) {
            const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started);
            if (!m_completed.timed_out && spent >= m_command.deadline) {
                m_completed.timed_out = true;
                kill(-m_child, SIGKILL);
            }
            // A grandchild can hold the streams open for ever; the child's end is what counts.
            if (m_reaped && ++m_rounds_after_end > 5)
                break;
            step(std::min<std::chrono::milliseconds>(m_command.deadline - std::min(spent, m_command.deadline),
                                                     std::chrono::milliseconds{50}));
            reap();
        }
        kill(-m_child, SIGKILL);
        if (m_input >= 0)
            close(m_input);
        m_completed.duration = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started);
    }

private:
    void step(std::chrono::milliseconds wait)
    {
        const bool feeding = m_input >= 0 && m_fed < m_command.input.size();
        std::array<pollfd, 4> watched{{{m_streams[0].open ? m_streams[0].number : -1, POLLIN, 0},
                                       {m_streams[1].open ? m_streams[1].number : -1, POLLIN, 0},
                                       {feeding ? m_input : -1, POLLOUT, 0},
                                       {m_reaped ? -1 : m_ended, POLLIN, 0}}};
        const auto patience = std::max<std::chrono::milliseconds::rep>(wait.count(), 1);
        if (poll(watched.data(), watched.size(), static_cast<int>(patience)) <= 0)
            return;
        for (std::size_t index = 0; index < m_streams.size(); ++index) {
            if (watched.at(index).revents != 0)
                drain(m_streams.at(index), m_command.output_limit, m_completed.truncated);
        }
        if (watched[2].revents != 0)
            feed();
    }

    void feed()
    {
        const std::string_view rest = std::string_view{m_command.input}.substr(m_fed);
        const ssize_t count = ::write(m_input, rest.data(), rest.size());
        if (count > 0)
            m_fed += static_cast<std::size_t>(count);
        if ((count < 0 && errno != EAGAIN && errno != EINTR) || m_fed == m_command.input.size()) {
            close(m_input);
            m_input = -1;
        }
    }

    void reap()
    {
        int status = 0;
        if (m_reaped || waitpid(m_child, &status, WNOHANG) != m_child)
            return;
        m_reaped = true;
        if (WIFEXITED(status))
            m_completed.exit_status = WEXITSTATUS(status);
        else
            m_completed.signal = WTERMSIG(status);
    }

    const Command& m_command;
    pid_t m_child;
    Completed& m_completed;
    std::array<Stream, 2> m_streams;
    int m_input = -1;
    int m_ended = -1;
    std::size_t m_fed = 0;
    bool m_reaped = false;
    int m_rounds_after_end = 0;
};

Image image_of(const Command& command, std::string program)
{
    Image image{std::move(program), command.arguments, command.environment, {}};
    image.environment.emplace_back("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    image.environment.emplace_back("HOME=/");
    image.environment.emplace_back("LC_ALL=C");
    if (!command.cgroup.empty())
        image.cgroup_procs = command.cgroup + "/cgroup.procs";
    return image;
}

}  // namespace

Result<Completed> ProcessRunner::run(const Command& command)
{
    auto program = find_program(command.arguments.empty() ? "" : command.arguments.front());
    if (!program)
        return Failure(program.error());
    Image image = image_of(command, *program);
    auto input = make_pipe();
    auto output = make_pipe();
    auto errors = make_pipe();
    auto status = make_pipe();
    if (!input || !output || !errors || !status)
        return fail(Errc::io, command.arguments.front(), "no more file descriptors");

    const pid_t child = fork();
    if (child < 0)
        return fail(Errc::io, command.arguments.front(), std::strerror(errno));
    if (child == 0)
        become(image, *input, *output, *errors, *status);
    setpgid(child, child);
    close(output->write_end.release());
    close(errors->write_end.release());
    close(status->write_end.release());
    close(input->read_end.release());

    int error = 0;
    if (::read(status->read_end.number(), &error, sizeof error) == sizeof error) {
        waitpid(child, nullptr, 0);
        return fail(Errc::io, image.program, std::strerror(error));
    }
    // A child that never reads must not kill us, and must not block us either.
    const int feed = input->write_end.release();
    fcntl(feed, F_SETFL, O_NONBLOCK);
    Completed completed;
    const auto previous = signal(SIGPIPE, SIG_IGN);
    if (command.input.empty())
        close(feed);
    Conversation(command, child, completed)
        .hold(command.input.empty() ? -1 : feed, output->read_end.number(), errors->read_end.number());
    signal(SIGPIPE, previous);
    return completed;
}

}  // namespace ocks
