// SPDX-License-Identifier: GPL-3.0-or-later
/// Ctrl-C at any moment of a run, with real processes: what ran is ended and put back, the journal goes on.
#include "suite/stop_signal.hpp"
#include "tests/suite/support/four_disks.hpp"

#include <algorithm>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <poll.h>
#include <random>

using namespace ocks;
using namespace ocks::testing;

namespace {

std::string away(const Bench& bench)
{
    return bench.parameters.at("directory") + "/away-" + bench.device.name;
}

/// Takes its device away and gives it back, with a tool beside it that has left its group, its session and its family.
Measured take_away(const Bench& bench)
{
    append(away(bench), "away");
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            for (;;)
                pause();
        }
        _exit(0);
    }
    (void)poll(nullptr, 0, 3);
    (void)unlink(away(bench).c_str());
    return std::vector<Measurement>{{"answer", 3.0, "1"}};
}

void give_back(const Bench& bench)
{
    (void)unlink(away(bench).c_str());
}

/// As a person who presses Ctrl-C, and then again while the device is being put back.
Measured press(const Bench& bench)
{
    append(away(bench), "away");
    (void)kill(suite_of(bench), SIGINT);
    for (;;)
        pause();
}

void press_again(const Bench& bench)
{
    (void)kill(suite_of(bench), SIGINT);
    for (;;)
        pause();
}

constexpr TestCase taking{.id = "take", .measure = take_away, .restore = give_back};
constexpr TestCase pressing{.id = "press", .measure = press, .restore = press_again};

bool is_anything_away(const FourDisks& scene)
{
    return std::ranges::any_of(std::filesystem::directory_iterator{scene.directory()},
                               [](const auto& entry) { return entry.path().filename().string().starts_with("away-"); });
}

/// A run in a process of its own: its status, and whether anything that it started outlived it.
struct Apart {
    int status = 0;
    bool is_all_gone = false;
};

/// Whoever holds the other end of a pipe is alive; ends that are closed by dying are seen at once.
template <typename Play>
Apart watch_apart(Play play)
{
    std::array<int, 2> ends{-1, -1};
    REQUIRE(pipe(ends.data()) == 0);
    const Descriptor read_end{ends[0]};
    Apart apart;
    {
        const Descriptor write_end{ends[1]};
        apart.status = play_apart(play);
    }
    pollfd file{read_end.number(), POLLIN, 0};
    apart.is_all_gone = poll(&file, 1, 5'000) == 1 && (file.revents & POLLHUP) != 0;
    return apart;
}

/// SIGINT for this process, as the terminal sends it.
void press_in(std::chrono::microseconds moment)
{
    timer_t timer{};
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGINT;
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    itimerspec when{};
    when.it_value.tv_sec = moment.count() / 1'000'000;
    when.it_value.tv_nsec = moment.count() % 1'000'000 * 1000 + 1;
    timer_settime(timer, 0, &when, nullptr);
}

constexpr int stopped = 4;

std::chrono::microseconds time_of_a_run(std::uint64_t cpus)
{
    const FourDisks scene{true, cpus};
    const auto begun = std::chrono::steady_clock::now();
    const Apart apart = watch_apart([&] { return scene.play(taking, false) ? 0 : 3; });
    REQUIRE(WIFEXITED(apart.status));
    REQUIRE(WEXITSTATUS(apart.status) == 0);
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
}

std::size_t count_interrupted(const JournalContent& journal)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        journal.records, [](const Record& record) { return record.verdict.code == "interrupted"; }));
}

/// All that was recorded is still there, and each disk has one last word.
void check_resumed(const FourDisks& scene, const JournalContent& before)
{
    const auto records = scene.play(taking, true);
    REQUIRE(records);
    CHECK_FALSE(was_interrupted(*records));
    CHECK(std::ranges::count_if(*records, [](const Record& each) { return each.verdict.code.empty(); }) ==
          static_cast<std::ptrdiff_t>(four_disks.size()));
    for (const Record& recorded : before.records)
        CHECK(std::ranges::find(*records, recorded) != records->end());
    CHECK_FALSE(is_anything_away(scene));
}

}  // namespace

TEST_CASE("a run that is stopped at any moment ends what runs, puts it back, and can be resumed", "[live][run][stop]")
{
    using Clock = std::chrono::steady_clock;
    const std::uint64_t cpus = GENERATE(1U, 4U);
    std::mt19937_64 random{2026};
    // How long a run takes on this machine and beside what else it does: moments after its end would cut nothing off,
    // and those of a shorter time none of its steps.
    auto time = time_of_a_run(cpus);
    constexpr unsigned wanted = 40;
    unsigned cut_off = 0;
    unsigned in_a_step = 0;
    std::size_t most_at_once = 0;
    for (unsigned round = 0; round < 10 * wanted && cut_off < wanted; ++round) {
        const FourDisks scene{true, cpus};
        const std::chrono::microseconds moment{1 + random() % static_cast<std::uint64_t>(time.count())};
        const auto begun = Clock::now();
        const Apart apart = watch_apart([&] {
            // From the first moment on, as long as this process lives; run() has one of its own inside of it.
            const StopSignal ours;
            press_in(moment);
            const auto records = scene.play(taking, false);
            return !records ? 3 : was_interrupted(*records) ? stopped : 0;
        });
        REQUIRE(WIFEXITED(apart.status));
        REQUIRE((WEXITSTATUS(apart.status) == 0 || WEXITSTATUS(apart.status) == stopped));
        CHECK(apart.is_all_gone);
        CHECK_FALSE(is_anything_away(scene));
        const JournalContent before = scene.journal();
        CHECK(before.begun.empty());
        if (WEXITSTATUS(apart.status) == stopped) {
            ++cut_off;
            in_a_step += count_interrupted(before) > 0 ? 1U : 0U;
            most_at_once = std::max(most_at_once, count_interrupted(before));
        } else {
            time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun);  // it may be busier now
        }
        check_resumed(scene, before);
    }
    CHECK(cut_off == wanted);
    CHECK(in_a_step > wanted / 4);
    CHECK((most_at_once > 1) == (cpus > 1));
}

TEST_CASE("a second signal ends the run at once, and what it started with it", "[live][run][stop]")
{
    const std::uint64_t cpus = GENERATE(1U, 4U);
    const FourDisks scene{true, cpus};
    const auto begun = std::chrono::steady_clock::now();
    const Apart apart = watch_apart([&] { return scene.play(pressing, false) ? 0 : 3; });
    // Putting back may take ten seconds, and nobody waited for that.
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{8});
    CHECK(WIFSIGNALED(apart.status));
    CHECK(WTERMSIG(apart.status) == SIGINT);
    CHECK(apart.is_all_gone);
    // The journal says where it was, and a resumed run would go on there.
    CHECK_FALSE(scene.journal().begun.empty());
}

TEST_CASE("signals do again what they did before once nobody waits for them", "[stop]")
{
    int status = 0;
    const pid_t child = fork();
    if (child == 0) {
        (void)signal(SIGTERM, SIG_DFL);  // not what Catch2 does
        {
            const StopSignal stop;
            (void)raise(SIGTERM);
            if (!stop.is_raised())
                _exit(1);
        }
        (void)raise(SIGTERM);
        _exit(2);
    }
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGTERM);
}
