// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/executor/processes.hpp"

#include "core/file.hpp"
#include "core/text.hpp"

#include <csignal>
#include <filesystem>
#include <poll.h>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace ocks {
namespace {

std::vector<ProcessLine> all_processes()
{
    std::vector<ProcessLine> all;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator("/proc", error);
         entry != std::filesystem::directory_iterator();
         entry.increment(error)) {
        if (error)
            break;
        if (!parse_unsigned(entry->path().filename().string()))
            continue;
        const auto text = read_file(entry->path().string() + "/stat");
        if (const auto line = text ? parse_stat(*text) : std::nullopt)
            all.push_back(*line);
    }
    return all;
}

std::set<pid_t> descendants(const std::set<pid_t>& spared)
{
    const std::vector<ProcessLine> all = all_processes();
    std::set<pid_t> found;
    std::vector<pid_t> parents{getpid()};
    while (!parents.empty()) {
        const pid_t parent = parents.back();
        parents.pop_back();
        for (const ProcessLine& line : all) {
            if (line.parent == parent && !spared.contains(line.pid) && found.insert(line.pid).second)
                parents.push_back(line.pid);
        }
    }
    return found;
}

}  // namespace

std::optional<ProcessLine> parse_stat(std::string_view text)
{
    const auto open = text.find(" (");
    const auto end = text.rfind(") ");
    if (open == std::string_view::npos || end == std::string_view::npos || end < open)
        return std::nullopt;
    const auto fields = split(trimmed(text.substr(end + 2)), ' ');
    const auto pid = parse_unsigned(text.substr(0, open));
    const auto parent = fields.size() < 2 ? fail(Errc::malformed, "", "") : parse_unsigned(fields[1]);
    constexpr std::uint64_t largest = 1U << 22U;  // PID_MAX_LIMIT of include/linux/threads.h
    if (!pid || !parent || *pid > largest || *parent > largest)
        return std::nullopt;
    return ProcessLine{static_cast<pid_t>(*pid), static_cast<pid_t>(*parent)};
}

void become_subreaper()
{
    prctl(PR_SET_CHILD_SUBREAPER, 1);
}

std::set<pid_t> children()
{
    std::set<pid_t> found;
    for (const ProcessLine& line : all_processes()) {
        if (line.parent == getpid())
            found.insert(line.pid);
    }
    return found;
}

bool sweep(const std::set<pid_t>& spared, std::chrono::milliseconds deadline)
{
    const auto until = std::chrono::steady_clock::now() + deadline;
    for (;;) {
        const std::set<pid_t> left = descendants(spared);
        if (left.empty())
            return true;
        for (const pid_t pid : left)
            kill(pid, SIGKILL);
        for (const pid_t pid : left)
            waitpid(pid, nullptr, WNOHANG);
        if (std::chrono::steady_clock::now() >= until)
            return false;
        // A grandchild becomes ours a moment after its parent dies, and nothing tells us when.
        (void)poll(nullptr, 0, 2);
    }
}

}  // namespace ocks
