// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs that are cut off at random moments, or whose disk is full, and then resumed: what was recorded stays, and what
/// has ended is not done again.
#include "suite/control.hpp"
#include "tests/suite/support/four_disks.hpp"

#include <algorithm>
#include <csignal>
#include <map>
#include <random>
#include <sys/resource.h>
#include <sys/time.h>

using namespace ocks;
using namespace ocks::testing;

namespace {

std::string marks_in(const std::string& directory)
{
    return directory + "/marks";
}

/// Leaves a mark each time that it is run.
Measured leave_mark(const Bench& bench)
{
    append(marks_in(bench.parameters.at("directory")), bench.device.name + "\n");
    return std::vector<Measurement>{{"answer", 3.0, "1"}};
}

constexpr TestCase marking{.id = "mark", .measure = leave_mark};

/// Takes the suite down once all four have begun; the next time it lets itself be finished.
Measured cut_power_once(const Bench& bench)
{
    const std::string directory = bench.parameters.at("directory");
    if (read_file(directory + "/cut"))
        return std::vector<Measurement>{};
    (void)wait_until(
        [&] {
            const auto journal = read_file(directory + "/journal.jsonl").and_then(parse_journal);
            return journal && journal->begun.size() == four_disks.size();
        },
        std::chrono::seconds{20});
    append(directory + "/cut", "x");
    (void)kill(suite_of(bench), SIGKILL);
    for (;;)
        pause();
}

constexpr TestCase cutting{.id = "cut", .claim = Claim::device, .measure = cut_power_once};

std::map<std::string, unsigned> times_run(const FourDisks& scene)
{
    std::map<std::string, unsigned> times;
    const std::string text = read_file(marks_in(scene.directory())).value_or("");
    for (std::size_t at = 0; at + 4 <= text.size(); at += 4)
        ++times[text.substr(at, 3)];
    return times;
}

bool was_cut_off(const JournalContent& before, std::string_view disk)
{
    return std::ranges::find(before.begun, disk, &Begun::device) != before.begun.end();
}

/// Whatever the first run had recorded is there, every device has its last word, and only what was cut off ran twice.
void check_resumed(const FourDisks& scene, const JournalContent& before)
{
    const auto records = scene.play(marking, true);
    REQUIRE(records);
    for (const Record& recorded : before.records)
        CHECK(std::ranges::find(*records, recorded) != records->end());
    const auto times = times_run(scene);
    for (const std::string_view device : four_disks) {
        const auto last = std::ranges::find_if(
            *records, [&](const Record& record) { return record.device == device && record.verdict.code.empty(); });
        CHECK(last != records->end());
        const auto run = times.find(std::string{device});
        REQUIRE(run != times.end());
        CHECK(run->second <= (was_cut_off(before, device) ? 2U : 1U));
    }
    CHECK(records->size() == four_disks.size() + before.begun.size());
}

}  // namespace

TEST_CASE("a run that is killed at any moment loses nothing that was recorded", "[run][resume]")
{
    using Clock = std::chrono::steady_clock;
    const std::uint64_t cpus = GENERATE(1U, 4U);
    // How long a run takes here and now; the moments lie in it. A machine under load is slower at one time than at
    // another, so each run that ended before its moment says how long the next may take, and each other lets it grow.
    auto time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::seconds{1});
    std::mt19937_64 random{2026};
    constexpr unsigned wanted = 120;
    constexpr unsigned most_rounds = 10 * wanted;
    unsigned killed = 0;
    std::size_t in_steps = 0;
    std::size_t most_at_once = 0;
    for (unsigned round = 0; round < most_rounds && killed < wanted; ++round) {
        const FourDisks scene{false, cpus};
        const auto moment = 1 + random() % static_cast<std::uint64_t>(time.count());
        const auto begun = Clock::now();
        const int status = play_apart([&] {
            // SIGALRM, which nobody expects, ends the process at that moment.
            itimerval timer{};
            timer.it_value.tv_sec = static_cast<time_t>(moment / 1'000'000);
            timer.it_value.tv_usec = static_cast<suseconds_t>(moment % 1'000'000);
            setitimer(ITIMER_REAL, &timer, nullptr);
            return scene.play(marking, false) ? 0 : 3;
        });
        if (WIFSIGNALED(status)) {
            ++killed;
            time += time / 50;
        } else {
            time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun);
        }
        const JournalContent before = scene.journal();
        in_steps += before.begun.size();
        most_at_once = std::max(most_at_once, before.begun.size());
        check_resumed(scene, before);
    }
    CHECK(killed == wanted);
    CHECK(in_steps > 0);
    CHECK((most_at_once > 1) == (cpus > 1));
}

TEST_CASE("a run whose disk is full ends, and goes on when there is room", "[run][resume]")
{
    const std::uint64_t cpus = GENERATE(1U, 4U);
    unsigned full = 0;
    for (rlim_t most = 50; most <= 3000; most += 50) {
        const FourDisks scene{false, cpus};
        const int status = play_apart([&] {
            // A file may grow to that size; then writing fails, as on a full disk.
            (void)signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{most, most};
            setrlimit(RLIMIT_FSIZE, &limit);
            return scene.play(marking, false) ? 0 : 3;
        });
        REQUIRE(WIFEXITED(status));
        full += WEXITSTATUS(status) == 3 ? 1U : 0U;
        check_resumed(scene, scene.journal());
    }
    CHECK(full > 20);
}

TEST_CASE("steps that ran when the machine went down are done again one by one", "[run][resume]")
{
    const FourDisks scene{false, 4};
    const int status = play_apart([&] { return scene.play(cutting, false) ? 0 : 3; });
    REQUIRE(WIFSIGNALED(status));
    CHECK(scene.journal().begun.size() == four_disks.size());
    const auto records = scene.play(cutting, true);
    REQUIRE(records);
    REQUIRE(records->size() == 2 * four_disks.size());
    for (const Record& record : *records) {
        CHECK(record.verdict.code == (record.attempt == 1 ? "lost-contact" : ""));
        CHECK_FALSE(record.parameters.contains("beside"));
    }
    // A run that nobody cut off does them side by side.
    const FourDisks whole{false, 4};
    append(whole.directory() + "/cut", "x");
    CHECK(whole.play(cutting, false)->front().parameters.contains("beside"));
}
