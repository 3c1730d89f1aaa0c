// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs that are cut off at random moments, or whose disk is full, and then resumed: what was recorded stays, and what
/// has ended is not done again.
#include "core/file.hpp"
#include "suite/journal.hpp"
#include "suite/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <map>
#include <random>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ocks;
using ocks::testing::Tree;

namespace {

/// Leaves a mark each time that it is run, on a file that the parameter names.
Measured leave_mark(const Bench& bench)
{
    const Descriptor file{
        ::open(bench.parameters.at("marks").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)};
    const std::string mark{bench.device.name + "\n"};
    (void)!::write(file.number(), mark.data(), mark.size());
    return std::vector<Measurement>{{"answer", 3.0, "1"}};
}

constexpr TestCase marking{.id = "mark", .measure = leave_mark};
constexpr auto devices = std::to_array<std::string_view>({"sda", "sdb", "sdc", "sdd"});

struct Scene {
    Tree tree{{"/proc/sys/kernel/tainted", "0\n"}};
    Tree out{};
    Inventory inventory = {};

    Result<std::vector<Record>> play(bool resume) const
    {
        const Sysroot root = tree.sysroot();
        Policy policy{.id = "p", .version = "1"};
        policy.sha256 = "abc";
        Plan plan;
        plan.profile = "smoke";
        for (const std::string_view device : devices)
            plan.steps.push_back(
                {&marking, {"block", std::string{device}, {}}, {{"marks", marks()}}, std::chrono::seconds{1}});
        return run(plan,
                   {.root = root,
                    .inventory = inventory,
                    .policy = policy,
                    .directory = out.path().string(),
                    .resume = resume,
                    .kernel_log = [] {
                        return Result<std::string>{""};
                    }});
    }

    [[nodiscard]] std::string marks() const { return out.path().string() + "/marks"; }

    [[nodiscard]] std::map<std::string, unsigned> times_run() const
    {
        std::map<std::string, unsigned> times;
        const std::string text = read_file(marks()).value_or("");
        for (std::size_t at = 0; at + 4 <= text.size(); at += 4)
            ++times[text.substr(at, 3)];
        return times;
    }

    [[nodiscard]] JournalContent journal() const
    {
        const auto text = read_file(out.path().string() + "/journal.jsonl");
        return text ? parse_journal(*text).value_or(JournalContent{}) : JournalContent{};
    }
};

/// The status of a run in a process of its own, as waitpid() gives it; `prepare` decides what becomes of it.
template <typename Prepare>
int play_apart(const Scene& scene, Prepare prepare)
{
    const pid_t child = fork();
    if (child == 0) {
        prepare();
        _exit(scene.play(false) ? 0 : 3);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

/// Whatever the first run had recorded is there, every device has its last word, and only what was cut off ran twice.
void check_resumed(const Scene& scene, const JournalContent& before)
{
    const auto records = scene.play(true);
    REQUIRE(records);
    for (const Record& recorded : before.records)
        CHECK(std::ranges::find(*records, recorded) != records->end());
    const auto times = scene.times_run();
    for (const std::string_view device : devices) {
        const auto last = std::ranges::find_if(
            *records, [&](const Record& record) { return record.device == device && record.verdict.code.empty(); });
        CHECK(last != records->end());
        const bool was_cut_off = before.begun && before.begun->device == device;
        const auto run = times.find(std::string{device});
        REQUIRE(run != times.end());
        CHECK(run->second <= (was_cut_off ? 2U : 1U));
    }
    CHECK(records->size() == devices.size() + (before.begun ? 1U : 0U));
}

}  // namespace

TEST_CASE("a run that is killed at any moment loses nothing that was recorded", "[run][resume]")
{
    using Clock = std::chrono::steady_clock;
    // How long a run takes here and now; the moments lie in it. A machine under load is slower at one time than at
    // another, so each run that ended before its moment says how long the next may take, and each other lets it grow.
    auto time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::seconds{1});
    std::mt19937_64 random{2026};
    constexpr unsigned wanted = 120;
    constexpr unsigned most_rounds = 10 * wanted;
    unsigned killed = 0;
    unsigned in_a_step = 0;
    for (unsigned round = 0; round < most_rounds && killed < wanted; ++round) {
        const Scene scene;
        const auto moment = 1 + random() % static_cast<std::uint64_t>(time.count());
        const auto begun = Clock::now();
        const int status = play_apart(scene, [&] {
            // SIGALRM, which nobody expects, ends the process at that moment.
            itimerval timer{};
            timer.it_value.tv_sec = static_cast<time_t>(moment / 1'000'000);
            timer.it_value.tv_usec = static_cast<suseconds_t>(moment % 1'000'000);
            setitimer(ITIMER_REAL, &timer, nullptr);
        });
        if (WIFSIGNALED(status)) {
            ++killed;
            time += time / 50;
        } else {
            time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun);
        }
        const JournalContent before = scene.journal();
        in_a_step += before.begun ? 1U : 0U;
        check_resumed(scene, before);
    }
    CHECK(killed == wanted);
    CHECK(in_a_step > 0);
}

TEST_CASE("a run whose disk is full ends, and goes on when there is room", "[run][resume]")
{
    unsigned full = 0;
    for (rlim_t most = 50; most <= 3000; most += 50) {
        const Scene scene;
        const int status = play_apart(scene, [&] {
            // A file may grow to that size; then writing fails, as on a full disk.
            (void)signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{most, most};
            setrlimit(RLIMIT_FSIZE, &limit);
        });
        REQUIRE(WIFEXITED(status));
        full += WEXITSTATUS(status) == 3 ? 1U : 0U;
        check_resumed(scene, scene.journal());
    }
    CHECK(full > 20);
}
