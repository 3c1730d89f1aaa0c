// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/child.hpp"

#include "core/command.hpp"
#include "core/descriptor.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace ocks {
namespace {

constexpr int first_descriptor = 3;

/// What the child needs, made before fork(): after it only async-signal-safe calls are allowed.
struct Image {
    std::string program;
    std::vector<char*> arguments;
    int log = -1;
    std::vector<int> descriptors;
};

[[noreturn]] void become(Image& image)
{
    setpgid(0, 0);
    // It must not outlive an ocks-boot that was killed.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(nothing, STDIN_FILENO);
    dup2(image.log, STDOUT_FILENO);
    dup2(image.log, STDERR_FILENO);
    // First out of the way of each other, then to where they are expected.
    const int beyond = first_descriptor + static_cast<int>(image.descriptors.size());
    for (int& descriptor : image.descriptors)
        descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, beyond);
    int wanted = first_descriptor;
    for (const int descriptor : image.descriptors)
        dup2(descriptor, wanted++);
    execv(image.program.c_str(), image.arguments.data());
    _exit(127);
}

}  // namespace

Child::Child(Child&& other) noexcept : m_process(std::exchange(other.m_process, 0)), m_status(other.m_status) {}

Child::~Child()
{
    kill();
}

Result<Child>
Child::start(const std::vector<std::string>& arguments, const std::string& log, const std::vector<int>& descriptors)
{
    auto program = find_program(arguments.front());
    if (!program)
        return Failure(program.error());
    const Descriptor output{open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
    if (output.number() < 0)
        return fail(Errc::io, log, std::strerror(errno));
    std::vector<std::string> copies = arguments;
    Image image{.program = std::move(*program), .arguments = {}, .log = output.number(), .descriptors = descriptors};
    for (std::string& argument : copies)
        image.arguments.push_back(argument.data());
    image.arguments.push_back(nullptr);
    const pid_t process = fork();
    if (process < 0)
        return fail(Errc::io, image.program, std::strerror(errno));
    if (process == 0)
        become(image);
    setpgid(process, process);
    return Child{process};
}

bool Child::has_ended()
{
    int status = 0;
    if (!m_status && m_process > 0 && waitpid(m_process, &status, WNOHANG) == m_process)
        m_status = status;
    return m_status.has_value();
}

void Child::kill()
{
    if (m_process <= 0 || m_status)
        return;
    ::kill(-m_process, SIGKILL);
    int status = 0;
    while (waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_status = status;
}

std::string Child::status() const
{
    if (!m_status)
        return {};
    if (WIFEXITED(*m_status))
        return "exit status " + std::to_string(WEXITSTATUS(*m_status));
    return "killed by signal " + std::to_string(WTERMSIG(*m_status));
}

}  // namespace ocks
