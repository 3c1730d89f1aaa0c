// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/topology/discovery.hpp"

#include "core/text.hpp"
#include "probes/topology/hwloc_text.hpp"
#include "probes/topology/stage.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace ocks::topology {
namespace {

constexpr std::chrono::seconds patience{20};  // the largest machine in sight takes hwloc less than one
constexpr std::string_view where = "hwloc";

Failure refused()
{
    return fail(Errc::io, std::string{where}, std::strerror(errno));
}

[[noreturn]] void run_child(const std::string& directory, const Descriptor& answer)
{
    const std::string text = describe_with_hwloc(directory);
    std::string_view rest = text;
    while (!rest.empty()) {
        const ssize_t count = write(answer.number(), rest.data(), rest.size());
        if (count <= 0)
            break;
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    _exit(text.empty() || !rest.empty() ? 1 : 0);
}

/// All that the child writes until it closes its end, or nothing if that takes too long.
Result<std::string> read_answer(const Descriptor& answer)
{
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + patience;
    std::string text;
    std::array<char, 4096> chunk{};
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd ready{.fd = answer.number(), .events = POLLIN, .revents = 0};
        const int polled = left > 0 ? poll(&ready, 1, static_cast<int>(left)) : 0;
        if (polled == 0)
            return fail(Errc::io, std::string{where}, "no answer in time");
        const ssize_t count = polled < 0 ? -1 : read(answer.number(), chunk.data(), chunk.size());
        if (count == 0)
            return text;
        if (count > 0)
            text.append(chunk.data(), static_cast<std::size_t>(count));
        else if (errno != EINTR)
            return refused();
    }
}

Result<std::string> ask_child(const std::string& directory)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return refused();
    const Descriptor reading{ends[0]};
    Descriptor writing{ends[1]};
    const pid_t child = fork();
    if (child < 0)
        return refused();
    if (child == 0)
        run_child(directory, writing);
    {
        const Descriptor closed{writing.release()};
    }
    auto text = read_answer(reading);
    if (!text)
        kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (text && status != 0)
        return fail(Errc::malformed, std::string{where}, "no topology can be made of this machine's files");
    return text;
}

Result<std::optional<unsigned>> parse_index(std::string_view text)
{
    if (text == "-")
        return std::optional<unsigned>{};
    return parse_unsigned(text).transform(
        [](std::uint64_t number) { return std::optional<unsigned>{static_cast<unsigned>(number)}; });
}

}  // namespace

Result<Topology> parse_topology(std::string_view text)
{
    const Failure broken = fail(Errc::malformed, std::string{where}, "the answer is not a topology");
    Topology topology;
    bool ended = false;
    for (const std::string_view line : lines(text)) {
        const auto words = split(line, ' ');
        if (words[0] == "thread" && words.size() == 4) {
            const auto number = parse_unsigned(words[1]);
            const auto package = parse_index(words[2]);
            const auto core = parse_index(words[3]);
            if (!number || !package || !core)
                return broken;
            topology.threads.push_back({static_cast<unsigned>(*number), *package, *core});
        } else if (words[0] == "numa_nodes" && words.size() == 2 && parse_unsigned(words[1])) {
            topology.numa_nodes = static_cast<unsigned>(*parse_unsigned(words[1]));
        } else if (line == "end") {
            ended = true;
        } else {
            return broken;
        }
    }
    if (!ended || topology.threads.empty())
        return broken;
    return topology;
}

Result<Topology> discover(const Sysroot& root, std::vector<Note>& notes)
{
    const auto stage = Stage::create();
    if (!stage)
        return Failure(stage.error());
    if (const auto copied = copy_topology(root, *stage, notes); !copied)
        return Failure(copied.error());
    return ask_child(stage->path()).and_then(parse_topology);
}

}  // namespace ocks::topology
