// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/memory/workers.hpp"

#include "core/descriptor.hpp"
#include "suite/memory/pattern.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <numa.h>
#include <numaif.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ocks {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t sample = 512;

void take_place(const MemoryOrder& order)
{
    prctl(PR_SET_NAME, "ocks-mem");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int score = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (score >= 0) {
        (void)!::write(score, "1000", 4);
        close(score);
    }
    if (order.cpu) {
        // A machine may have more CPUs than a cpu_set_t has bits.
        const std::size_t size = CPU_ALLOC_SIZE(*order.cpu + 1);
        cpu_set_t* set = CPU_ALLOC(*order.cpu + 1);
        CPU_ZERO_S(size, set);
        CPU_SET_S(*order.cpu, size, set);
        (void)sched_setaffinity(0, size, set);
        CPU_FREE(set);
    }
}

void bind_to_node(const MemoryOrder& order)
{
    if (!order.node || numa_available() < 0)
        return;
    bitmask* nodes = numa_allocate_nodemask();
    numa_bitmask_setbit(nodes, *order.node);
    numa_set_membind(nodes);
    numa_free_nodemask(nodes);
}

/// Asks the kernel where some of the pages lie: that they were asked for on a node does not say that they are there.
void look_where(std::span<std::uint64_t> words, const MemoryOrder& order, MemoryReport& report)
{
    if (!order.node || words.empty())
        return;
    constexpr std::size_t words_a_page = 4096 / sizeof(std::uint64_t);
    const std::size_t pages = words.size() / words_a_page;
    const std::size_t count = std::min(pages, sample);
    std::array<void*, sample> places{};
    std::array<int, sample> nodes{};
    for (std::size_t index = 0; index < count; ++index)
        places.at(index) = &words[pages / count * index * words_a_page];
    if (move_pages(0, count, places.data(), nullptr, nodes.data(), 0) != 0)
        return;
    report.pages_asked = count;
    report.pages_elsewhere = static_cast<std::uint64_t>(
        std::count_if(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(count), [&](int node) {
            return node != static_cast<int>(*order.node);
        }));
}

void work(std::span<std::uint64_t> words, std::uint64_t seed, Clock::time_point until, MemoryReport& report)
{
    for (std::uint64_t round = 0; round == 0 || Clock::now() < until; ++round) {
        for (const MemoryPattern pattern : all_memory_patterns) {
            if (round > 0 && Clock::now() >= until)
                return;
            fill(words, pattern, seed + round);
            report.mismatches += mismatches(words, pattern, seed + round);
            ++report.passes;
        }
        report.bytes = words.size_bytes();
    }
}

[[noreturn]] void
be_the_worker(const MemoryOrder& order, std::uint64_t seed, Clock::time_point until, const Descriptor& line)
{
    take_place(order);
    bind_to_node(order);
    MemoryReport report;
    void* memory = mmap(nullptr, order.bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    report.allocated = memory != MAP_FAILED;
    if (report.allocated) {
        const std::span words{static_cast<std::uint64_t*>(memory), order.bytes / sizeof(std::uint64_t)};
        work(words, seed, until, report);
        look_where(words, order, report);
    }
    report.ended = true;
    (void)!::write(line.number(), &report, sizeof report);
    _exit(0);
}

struct Worker {
    pid_t process = -1;
    Descriptor line{-1};
};

Result<Worker> begin(const MemoryOrder& order, std::uint64_t seed, Clock::time_point until)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(Errc::io, "pipe", std::strerror(errno));
    Descriptor ours{ends[0]};
    const Descriptor theirs{ends[1]};
    const pid_t process = fork();
    if (process < 0)
        return fail(Errc::io, "fork", std::strerror(errno));
    if (process == 0)
        be_the_worker(order, seed, until, theirs);
    return Worker{process, std::move(ours)};
}

MemoryReport report_of(const Worker& worker)
{
    MemoryReport report;
    // A worker that was killed leaves an empty pipe.
    if (::read(worker.line.number(), &report, sizeof report) != static_cast<ssize_t>(sizeof report))
        report = {};
    waitpid(worker.process, nullptr, 0);
    return report;
}

}  // namespace

Result<std::vector<MemoryReport>>
run_memory_workers(std::span<const MemoryOrder> orders, std::uint64_t seed, std::chrono::seconds time)
{
    const auto until = Clock::now() + time;
    std::vector<Worker> workers;
    std::vector<MemoryReport> reports;
    for (const MemoryOrder& order : orders) {
        auto worker = begin(order, seed + workers.size(), until);
        if (!worker) {
            for (const Worker& each : workers) {
                kill(each.process, SIGKILL);
                waitpid(each.process, nullptr, 0);
            }
            return Failure(worker.error());
        }
        workers.push_back(std::move(*worker));
    }
    reports.reserve(workers.size());
    for (const Worker& worker : workers)
        reports.push_back(report_of(worker));
    return reports;
}

}  // namespace ocks
