// SPDX-License-Identifier: GPL-3.0-or-later
/// Several steps at a time, with real processes: they do run side by side, and each ends by itself.
#include "suite/run/crew.hpp"

#include "core/descriptor.hpp"
#include "suite/executor/handback.hpp"
#include "suite/executor/processes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace ocks;
using ocks::testing::Tree;
using std::chrono::seconds;

namespace {

using Clock = std::chrono::steady_clock;

/// Comes back only if the other one is there at the same time: a FIFO opens once both ends are.
Measured meet(const Bench& bench)
{
    const std::string& fifo = bench.parameters.at("fifo");
    const Descriptor end{::open(fifo.c_str(), bench.device.name == "sda" ? O_RDONLY : O_WRONLY)};
    return std::vector<Measurement>{{"met", end.number() >= 0 ? 1.0 : 0.0, "1"}};
}

[[noreturn]] void sleep_for_ever()
{
    for (;;)
        pause();
}

Measured wait_for_ever(const Bench&)
{
    sleep_for_ever();
}

/// Leaves a process that is in no group, no session and no family of the case's, and holds the lifeline.
Measured fork_away(const Bench&)
{
    if (fork() == 0) {
        setsid();
        if (fork() == 0)
            sleep_for_ever();
        _exit(0);
    }
    return std::vector<Measurement>{};
}

/// As a keeper that hangs where nothing wakes it.
Measured stop_keeper(const Bench&)
{
    (void)kill(getppid(), SIGSTOP);
    return std::vector<Measurement>{};
}

/// As a keeper that the kernel ends.
Measured kill_keeper(const Bench&)
{
    (void)kill(getppid(), SIGKILL);
    sleep_for_ever();
}

constexpr TestCase meeting{.id = "meet", .measure = meet};
constexpr TestCase waiting{.id = "wait", .measure = wait_for_ever};
constexpr TestCase forking{.id = "fork", .measure = fork_away};
constexpr TestCase stopping{.id = "stop", .measure = stop_keeper};
constexpr TestCase killing{.id = "kill", .measure = kill_keeper};

struct Scene {
    Tree tree{};
    Sysroot root = tree.sysroot();
    Inventory inventory;
    std::vector<std::string> grants;

    [[nodiscard]] Surface surface(std::chrono::milliseconds deadline, int stop = -1) const
    {
        return {.root = root, .inventory = inventory, .grants = grants, .deadline = deadline, .stop = stop};
    }
    [[nodiscard]] Step step(const TestCase& test, const std::string& device) const
    {
        return {&test, {"block", device, {}}, {{"fifo", tree.path().string() + "/fifo"}}, seconds{1}, {}};
    }
};

std::vector<Crew::Finished> all_of(Crew& crew, int stop = -1)
{
    std::vector<Crew::Finished> all;
    while (!crew.is_empty()) {
        for (Crew::Finished& each : crew.wait(Clock::now() + seconds{20}, stop))
            all.push_back(std::move(each));
    }
    return all;
}

}  // namespace

TEST_CASE("two steps of a crew run at the same time", "[crew]")
{
    const Scene scene;
    REQUIRE(mkfifo((scene.tree.path() / "fifo").c_str(), 0600) == 0);
    Crew crew;
    crew.start(0, scene.step(meeting, "sda"), scene.surface(seconds{20}));
    crew.start(1, scene.step(meeting, "sdb"), scene.surface(seconds{20}));
    CHECK(crew.running() == std::vector<std::size_t>{0, 1});
    const auto finished = all_of(crew);
    REQUIRE(finished.size() == 2);
    for (const Crew::Finished& each : finished)
        CHECK(each.ended.measured == Measured{std::vector<Measurement>{{"met", 1.0, "1"}}});
}

TEST_CASE("a step that ends takes nothing of its neighbour with it", "[crew]")
{
    const Scene scene;
    REQUIRE(mkfifo((scene.tree.path() / "fifo").c_str(), 0600) == 0);
    const auto before = children();
    Crew crew;
    crew.start(0, scene.step(meeting, "sda"), scene.surface(seconds{20}));
    crew.start(1, scene.step(forking, "sdb"), scene.surface(seconds{20}));
    const auto first = crew.wait(Clock::now() + seconds{20}, -1);
    REQUIRE(first.size() == 1);
    CHECK(first.front().step == 1);
    CHECK(first.front().ended.code.empty());
    crew.start(2, scene.step(meeting, "sdc"), scene.surface(seconds{20}));
    const auto rest = all_of(crew);
    REQUIRE(rest.size() == 2);
    CHECK(rest.front().ended.measured == Measured{std::vector<Measurement>{{"met", 1.0, "1"}}});
    CHECK(children() == before);
}

TEST_CASE("a keeper that dies takes nothing of its neighbour with it", "[crew]")
{
    const Scene scene;
    REQUIRE(mkfifo((scene.tree.path() / "fifo").c_str(), 0600) == 0);
    Crew crew;
    crew.start(0, scene.step(meeting, "sda"), scene.surface(seconds{20}));
    crew.start(1, scene.step(killing, "sdb"), scene.surface(seconds{20}));
    const auto first = crew.wait(Clock::now() + seconds{20}, -1);
    REQUIRE(first.size() == 1);
    CHECK(first.front().ended.code == "crashed");
    crew.start(2, scene.step(meeting, "sdc"), scene.surface(seconds{20}));
    for (const Crew::Finished& each : all_of(crew))
        CHECK(each.ended.measured == Measured{std::vector<Measurement>{{"met", 1.0, "1"}}});
}

TEST_CASE("each step has a deadline of its own, and a stop ends them all", "[crew]")
{
    const Scene scene;
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    const Descriptor read_end{ends[0]};
    const Descriptor write_end{ends[1]};
    Crew crew;
    for (const std::size_t number : {0U, 1U, 2U})
        crew.start(number,
                   scene.step(waiting, "sd" + std::to_string(number)),
                   scene.surface(number == 0 ? std::chrono::milliseconds{100} : seconds{60}, read_end.number()));
    const auto late = crew.wait(Clock::now() + seconds{20}, -1);
    REQUIRE(late.size() == 1);
    CHECK(late.front().step == 0);
    CHECK(late.front().ended.code == "timeout");
    REQUIRE(::write(write_end.number(), "x", 1) == 1);
    const auto stopped = all_of(crew);
    REQUIRE(stopped.size() == 2);
    for (const Crew::Finished& each : stopped)
        CHECK(each.ended.code == "interrupted");
}

TEST_CASE("a keeper that hangs or dies is an error of its step, and nothing of it is left", "[crew]")
{
    const Scene scene;
    const auto before = children();
    Crew crew{std::chrono::milliseconds{200}};
    crew.start(0, scene.step(stopping, "sda"), scene.surface(std::chrono::milliseconds{100}));
    crew.start(1, scene.step(killing, "sdb"), scene.surface(seconds{20}));
    auto finished = all_of(crew);
    std::ranges::sort(finished, {}, &Crew::Finished::step);
    REQUIRE(finished.size() == 2);
    CHECK(finished[0].ended.code == "left-over");
    CHECK(finished[1].ended.code == "crashed");
    CHECK(finished[1].ended.measured == Measured{fail(Errc::io, "the test", "its keeper was killed by signal 9")});
    CHECK(children() == before);
}

TEST_CASE("what a keeper says is read whole or not at all", "[crew]")
{
    const Ended ended{std::vector<Measurement>{{"a", 1.0, "1"}}, "timeout", std::chrono::milliseconds{1234}};
    const std::string whole = to_keeping(ended);
    const auto back = parse_keeping(whole);
    REQUIRE(back);
    CHECK(back->code == "timeout");
    CHECK(back->duration == std::chrono::milliseconds{1234});
    CHECK(back->measured == ended.measured);
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK_FALSE(parse_keeping(std::string_view{whole}.substr(0, length)));
    CHECK_FALSE(parse_keeping("ok 99999999999999\n" + to_handback(ended.measured)));
}
