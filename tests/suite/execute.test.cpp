// SPDX-License-Identifier: GPL-3.0-or-later
/// Cases that behave as badly as cases can, and what the executor makes of them.
#include "suite/executor/execute.hpp"

#include "core/file.hpp"
#include "suite/executor/cgroup.hpp"
#include "suite/executor/processes.hpp"
#include "suite/protection.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <iostream>
#include <sys/wait.h>
#include <unistd.h>

using namespace ocks;
using ocks::testing::Tree;

namespace {

Measured well(const Bench& bench)
{
    return std::vector<Measurement>{{"device", bench.device.name, ""}, {"pid", static_cast<double>(getpid()), "1"}};
}

Measured broken(const Bench&)
{
    return fail(Errc::denied, "/dev/sda", "is in use");
}

Measured crashing(const Bench&)
{
    std::cout << "last words" << std::flush;
    (void)raise(SIGSEGV);
    return std::vector<Measurement>{};
}

Measured hanging(const Bench&)
{
    (void)signal(SIGTERM, SIG_IGN);
    (void)signal(SIGINT, SIG_IGN);
    for (;;)
        pause();
}

Measured flooding(const Bench&)
{
    const std::string line(1023, 'x');
    for (int count = 0; count < 20'000; ++count)
        std::cout << line << '\n';
    std::cout << std::flush;
    return std::vector<Measurement>{};
}

/// Leaves a process behind that is in no group, no session and no family of the case's.
Measured forking_away(const Bench&)
{
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            for (;;)
                pause();
        }
        _exit(0);
    }
    return std::vector<Measurement>{};
}

Measured leaving(const Bench&)
{
    _exit(7);
}

Ended end_of(Measured (*measure)(const Bench&),
             std::chrono::milliseconds deadline = std::chrono::seconds{20},
             const std::string& prefix = {},
             int stop = -1)
{
    const Tree tree{};
    const Sysroot root = tree.sysroot();
    const TestCase test{.id = "selftest", .measure = measure};
    const std::vector<std::string> grants;
    const Inventory inventory;
    return execute({&test, {"nvme", "nvme0", {}}, {}, std::chrono::seconds{1}, {}},
                   {.root = root,
                    .inventory = inventory,
                    .grants = grants,
                    .log_prefix = prefix,
                    .deadline = deadline,
                    .stop = stop});
}

}  // namespace

TEST_CASE("a case measures in a process of its own", "[execute]")
{
    const Ended ended = end_of(well);
    CHECK(ended.code.empty());
    REQUIRE(ended.measured);
    CHECK((*ended.measured)[0] == Measurement{"device", "nvme0", ""});
    CHECK(std::get<double>((*ended.measured)[1].value) != static_cast<double>(getpid()));
}

TEST_CASE("what a case could not do comes back as its error", "[execute]")
{
    const Ended ended = end_of(broken);
    CHECK(ended.code.empty());
    CHECK(ended.measured == Measured{fail(Errc::denied, "/dev/sda", "is in use")});
}

TEST_CASE("a crash is an error with the signal, and what was printed before is kept", "[execute]")
{
    const Tree logs{};
    const std::string prefix = (logs.path() / "0001").string();
    const Ended ended = end_of(crashing, std::chrono::seconds{20}, prefix);
    CHECK(ended.code == "crashed");
    CHECK(ended.measured == Measured{fail(Errc::io, "the test", "was killed by signal 11")});
    CHECK(read_file(prefix + ".stdout.txt") == std::string{"last words"});
}

TEST_CASE("a case that hangs and ignores SIGTERM is ended at its deadline", "[execute]")
{
    const Ended ended = end_of(hanging, std::chrono::milliseconds{200});
    CHECK(ended.code == "timeout");
    CHECK(ended.measured == Measured{fail(Errc::io, "the test", "was not done within 0.2 s")});
    CHECK(ended.duration < std::chrono::seconds{5});
}

TEST_CASE("a flood of output is drained and cut off, and what was measured counts", "[execute]")
{
    const Tree logs{};
    const std::string prefix = (logs.path() / "0001").string();
    const Ended ended = end_of(flooding, std::chrono::seconds{60}, prefix);
    CHECK(ended.measured == Measured{std::vector<Measurement>{}});
    const auto log = read_file(prefix + ".stdout.txt");
    REQUIRE(log);
    CHECK(log->size() < (1U << 20U) + 100);
    CHECK(log->ends_with("[19431424 more bytes were dropped]\n"));
}

TEST_CASE("a process that forked away is found and killed", "[execute]")
{
    const auto before = children();
    const Ended ended = end_of(forking_away);
    CHECK(ended.code.empty());
    CHECK(children() == before);
}

TEST_CASE("a case that leaves without a result is an error", "[execute]")
{
    const Ended ended = end_of(leaving);
    CHECK(ended.code == "no-result");
    CHECK(ended.measured.error().why == "ended with status 7 and no result: nothing came");
}

TEST_CASE("a stop ends the case that runs", "[execute]")
{
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    REQUIRE(::write(ends[1], "x", 1) == 1);
    const Ended ended = end_of(hanging, std::chrono::seconds{20}, {}, ends[0]);
    CHECK(ended.code == "interrupted");
    close(ends[0]);
    close(ends[1]);
}

TEST_CASE("a control group holds what is in it until it is killed, and is gone afterwards", "[live][cgroup]")
{
    const auto live = Sysroot::open("/");
    REQUIRE(live);
    std::string path;
    {
        const auto group = Cgroup::make(*live, "ocks-test-" + std::to_string(getpid()), 1U << 30U);
        if (!group)
            SKIP("needs root and cgroup v2: " << to_string(group.error()));
        path = group->path();
        const pid_t child = fork();
        if (child == 0) {
            for (;;)
                pause();
        }
        const Descriptor procs{::open((path + "/cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC)};
        const std::string number = std::to_string(child);
        REQUIRE(::write(procs.number(), number.data(), number.size()) == static_cast<ssize_t>(number.size()));
        group->kill();
        int status = 0;
        CHECK(waitpid(child, &status, 0) == child);
        CHECK(WIFSIGNALED(status));
    }
    CHECK(access(path.c_str(), F_OK) != 0);
}

TEST_CASE("a group's file says how many were killed for memory", "[cgroup]")
{
    CHECK(oom_kills("low 0\nhigh 0\nmax 31\noom 2\noom_kill 2\noom_group_kill 0\n") == 2);
    CHECK(oom_kills("low 0\noom_group_kill 1\n") == 0);
    CHECK(oom_kills("") == 0);
}

TEST_CASE("cgroup v2 is found beside v1, and alone", "[cgroup]")
{
    CHECK(cgroup2_mount("31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw\n"
                        "41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw\n") ==
          "/sys/fs/cgroup/unified");
    CHECK(cgroup2_mount("29 23 0:26 / /sys/fs/cgroup rw shared:4 - cgroup2 cgroup2 rw\n") == "/sys/fs/cgroup");
    CHECK_FALSE(cgroup2_mount("32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n"));
    CHECK(own_cgroup("3:cpu:/a\n0::/user.slice/x\n") == "/user.slice/x");
    CHECK_FALSE(own_cgroup("3:cpu:/a\n"));
}

TEST_CASE("a process line is read whatever the process calls itself", "[processes]")
{
    CHECK(parse_stat("12 (a) S 1) S 7 12 12 0\n") == ProcessLine{12, 7});
    CHECK_FALSE(parse_stat("12 S 7\n"));
    CHECK_FALSE(parse_stat(""));
}

TEST_CASE("a step may use 95 % of the machine's memory", "[protection]")
{
    CHECK(memory_limit("MemTotal:          1000 kB\nMemFree: 3 kB\n") == 1000 * 1024 / 100 * 95);
    CHECK(memory_limit("") == 0);
}
