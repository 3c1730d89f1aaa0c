// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/executor/cgroup.hpp"

#include "core/file.hpp"
#include "core/text.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace ocks {
namespace {

/// The files of cgroup v2 take one write; they are not ours to replace.
bool write_once(const std::string& path, std::string_view text)
{
    const int number = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (number < 0)
        return false;
    const Descriptor file{number};
    return ::write(file.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

}  // namespace

// 41 31 0:28 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
std::optional<std::string> cgroup2_mount(std::string_view mountinfo)
{
    for (const std::string_view line : lines(mountinfo)) {
        const auto separator = line.find(" - ");
        const auto fields = split(line.substr(0, separator), ' ');
        if (separator != std::string_view::npos && line.substr(separator + 3).starts_with("cgroup2 ") &&
            fields.size() >= 5)
            return std::string{fields[4]};
    }
    return std::nullopt;
}

std::optional<std::string> own_cgroup(std::string_view self_cgroup)
{
    for (const std::string_view line : lines(self_cgroup)) {
        if (line.starts_with("0::/"))
            return std::string{line.substr(3)};
    }
    return std::nullopt;
}

// Documentation/admin-guide/cgroup-v2.rst, memory.events
std::uint64_t oom_kills(std::string_view memory_events)
{
    constexpr std::string_view name = "oom_kill ";
    for (const std::string_view line : lines(memory_events)) {
        if (line.starts_with(name))
            return parse_unsigned(line.substr(name.size())).value_or(0);
    }
    return 0;
}

Result<Cgroup> Cgroup::make(const Sysroot& root, const std::string& name, std::uint64_t memory_max)
{
    if (!root.is_live())
        return fail(Errc::denied, name, "a snapshot is not acted upon");
    const auto mounts = root.read("/proc/self/mountinfo");
    const auto self = root.read("/proc/self/cgroup");
    const auto mount = mounts ? cgroup2_mount(*mounts) : std::nullopt;
    const auto own = self ? own_cgroup(*self) : std::nullopt;
    if (!mount || !own)
        return fail(Errc::absent, "/proc/self/mountinfo", "cgroup v2 is not mounted");
    const std::string parent = *mount + (*own == "/" ? "" : *own);
    // Refused below the root while processes live in the parent: then there is no limit, and still a group.
    (void)write_once(parent + "/cgroup.subtree_control", "+memory");
    std::string path = parent + "/" + name;
    if (mkdir(path.c_str(), 0755) != 0 && errno != EEXIST)
        return fail(Errc::denied, path, std::strerror(errno));
    if (memory_max > 0)
        (void)write_once(path + "/memory.max", std::to_string(memory_max));
    return Cgroup{std::move(path)};
}

Cgroup::Cgroup(Cgroup&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}

Cgroup::~Cgroup()
{
    if (m_path.empty())
        return;
    kill();
    // A process that is on its way out keeps the group busy; it is swept and reaped before this.
    (void)rmdir(m_path.c_str());
}

bool Cgroup::was_out_of_memory() const
{
    const auto events = read_file(m_path + "/memory.events");
    return events && oom_kills(*events) > 0;
}

void Cgroup::kill() const
{
    if (write_once(m_path + "/cgroup.kill", "1"))
        return;
    const auto members = read_file(m_path + "/cgroup.procs");
    if (!members)
        return;
    for (const std::string_view line : lines(*members)) {
        if (const auto pid = parse_signed(line); pid && *pid > 1)
            ::kill(static_cast<pid_t>(*pid), SIGKILL);
    }
}

}  // namespace ocks
