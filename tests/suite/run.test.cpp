// SPDX-License-Identifier: GPL-3.0-or-later
/// Whole runs of small plans: exact records, the health gate, resuming.
#include "suite/run.hpp"

#include "core/file.hpp"
#include "suite/journal.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace ocks;
using ocks::testing::Tree;

namespace {

Measured three(const Bench&)
{
    return std::vector<Measurement>{{"answer", 3.0, "1"}};
}

Measured crashing(const Bench&)
{
    (void)raise(SIGKILL);
    return std::vector<Measurement>{};
}

pid_t suite_of(const Bench& bench)
{
    return static_cast<pid_t>(std::stol(bench.parameters.at("suite")));
}

/// As a person who presses Ctrl-C during the step.
Measured stopping(const Bench& bench)
{
    (void)kill(suite_of(bench), SIGINT);
    for (;;)
        pause();
}

/// As a power cut during the step: the suite is gone, and has written nothing since the step began.
Measured cutting_power(const Bench& bench)
{
    (void)kill(suite_of(bench), SIGKILL);
    for (;;)
        pause();
}

const TestCase good{.id = "good", .measure = three};
const TestCase bad{.id = "bad", .measure = crashing};
const TestCase stop{.id = "stop", .measure = stopping};
const TestCase cut{.id = "cut", .measure = cutting_power};

Criterion must_be(const std::string& measurement, double value)
{
    Criterion criterion;
    criterion.measurement = measurement;
    criterion.limit = value;
    criterion.unit = "1";
    return criterion;
}

Policy policy_of(double answer)
{
    Policy policy{.id = "p", .version = "1"};
    policy.sha256 = "abc";
    policy.health = {must_be("health.kernel_log_fatal", 0)};
    for (const char* test : {"good", "bad", "stop", "cut"})
        policy.tests[test].criteria = {must_be("answer", answer)};
    return policy;
}

Plan plan_of(std::initializer_list<const TestCase*> tests)
{
    Plan plan;
    plan.profile = "smoke";
    for (const TestCase* test : tests)
        plan.steps.push_back(
            {test, {"nvme", "nvme0", {}}, {{"suite", std::to_string(getpid())}}, std::chrono::seconds{1}, {}});
    return plan;
}

struct Scene {
    Tree tree{{"/proc/sys/kernel/tainted", "0\n"}};
    Tree out{};
    Inventory inventory;
    std::string log;

    Result<std::vector<Record>> play(const Plan& plan, double answer = 3, bool resume = false)
    {
        const Sysroot root = tree.sysroot();
        const Policy policy = policy_of(answer);
        bool asked = false;
        return run(plan,
                   {.root = root,
                    .inventory = inventory,
                    .policy = policy,
                    .directory = out.path().string(),
                    .resume = resume,
                    .kernel_log = [&]() -> Result<std::string> {
                        // First asked before the step, for what is to be left out.
                        asked = !asked;
                        return asked ? std::string{} : log;
                    }});
    }
};

std::vector<std::string> told(const std::vector<Record>& records)
{
    std::vector<std::string> lines;
    for (const Record& record : records)
        lines.push_back(record.test + " " + std::to_string(record.attempt) + " " +
                        std::string{to_string(record.verdict.outcome)} +
                        (record.verdict.code.empty() ? "" : " " + record.verdict.code));
    return lines;
}

}  // namespace

TEST_CASE("a record has what was measured, what the gate saw, and the verdict of judge()", "[run]")
{
    Scene scene;
    auto records = scene.play(plan_of({&good}));
    REQUIRE(records);
    REQUIRE(records->size() == 1);
    const Record& record = records->front();
    CHECK(record.test == "good");
    CHECK(record.kind == "nvme");
    CHECK(record.device == "nvme0");
    CHECK(record.started.size() == 20);
    CHECK(record.measured.front() == Measurement{"answer", 3.0, "1"});
    CHECK(std::ranges::find(record.measured, "health.taint_new", &Measurement::name) != record.measured.end());
    CHECK(record.verdict == Verdict{Outcome::pass, {}, {}, {}});
}

TEST_CASE("a limit that is missed is a fail", "[run]")
{
    Scene scene;
    CHECK(scene.play(plan_of({&good}), 4)->front().verdict ==
          Verdict{Outcome::fail, {}, {"answer is 3, must be 4"}, {}});
}

TEST_CASE("trouble in the kernel log fails the test that ran, with the line as evidence", "[run]")
{
    Scene scene;
    scene.log = "3,1,1,-;BUG: unable to handle page fault for address: ffff888000000000\n";
    const Record record = scene.play(plan_of({&good}))->front();
    CHECK(record.verdict.outcome == Outcome::fail);
    CHECK(record.findings.size() == 1);
}

TEST_CASE("a crash is an error, unless the machine had trouble as well", "[run]")
{
    Scene scene;
    CHECK(scene.play(plan_of({&bad}))->front().verdict ==
          Verdict{Outcome::error, "crashed", {"the test: was killed by signal 9"}, {}});
    Scene trouble;
    trouble.log = "3,1,1,-;BUG: unable to handle page fault for address: ffff888000000000\n";
    const Verdict verdict = trouble.play(plan_of({&bad}))->front().verdict;
    CHECK(verdict.outcome == Outcome::fail);
    CHECK(verdict.reasons ==
          std::vector<std::string>{"health.kernel_log_fatal is 1, must be 0", "the test: was killed by signal 9"});
}

TEST_CASE("a directory with a run in it is refused unless the run is resumed", "[run]")
{
    Scene scene;
    REQUIRE(scene.play(plan_of({&good})));
    const auto again = scene.play(plan_of({&good}));
    REQUIRE_FALSE(again);
    CHECK(again.error().why == "a run has been here already; resume it, or choose another directory");
}

TEST_CASE("a run that is resumed does not run again what has ended", "[run][resume]")
{
    Scene scene;
    const auto first = scene.play(plan_of({&good, &bad}));
    REQUIRE(first);
    const auto second = scene.play(plan_of({&good, &bad}), 3, true);
    REQUIRE(second);
    CHECK(*first == *second);
}

TEST_CASE("a signal ends the step and the run, and a resumed run does both again", "[run][resume]")
{
    Scene scene;
    const auto first = scene.play(plan_of({&good, &stop, &bad}));
    REQUIRE(first);
    CHECK(told(*first) ==
          std::vector<std::string>{"good 1 pass", "stop 1 error interrupted", "bad 1 skip interrupted"});
    CHECK(was_interrupted(*first));
    // The same step by its name, which lets itself be finished this time.
    const TestCase calm{.id = "stop", .measure = three};
    const auto second = scene.play(plan_of({&good, &calm, &bad}), 3, true);
    REQUIRE(second);
    CHECK(told(*second) ==
          std::vector<std::string>{"good 1 pass", "stop 1 error interrupted", "stop 2 pass", "bad 1 error crashed"});
}

TEST_CASE("a step during which the machine went down is recorded and done again once", "[run][resume]")
{
    Scene scene;
    const auto lose = [&](bool resume) {
        const pid_t child = fork();
        if (child == 0) {
            (void)scene.play(plan_of({&good, &cut}), 3, resume);
            _exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));
    };
    lose(false);
    lose(true);
    const auto last = scene.play(plan_of({&good, &cut}), 3, true);
    REQUIRE(last);
    CHECK(told(*last) ==
          std::vector<std::string>{"good 1 pass", "cut 1 error lost-contact", "cut 2 error lost-contact"});
    CHECK(last->back().verdict.reasons == std::vector<std::string>{"the suite was stopped during the test"});
}

TEST_CASE("a run that was cut off in the first line of its journal begins anew", "[run][resume]")
{
    for (const std::size_t size : {0U, 1U, 40U}) {
        Scene scene;
        const auto whole = scene.play(plan_of({&good}));
        REQUIRE(whole);
        const std::string path = scene.out.path().string() + "/journal.jsonl";
        REQUIRE(write_file(path, read_file(path)->substr(0, size)));
        const auto again = scene.play(plan_of({&good}), 3, true);
        REQUIRE(again);
        CHECK(told(*again) == std::vector<std::string>{"good 1 pass"});
    }
    Scene scene;
    REQUIRE(scene.play(plan_of({&good})));
    REQUIRE(write_file(scene.out.path().string() + "/journal.jsonl", "something else"));
    CHECK_FALSE(scene.play(plan_of({&good}), 3, true));
}

TEST_CASE("a run of another machine cannot be resumed", "[run][resume]")
{
    Scene scene;
    REQUIRE(scene.play(plan_of({&good})));
    scene.inventory.devices.push_back({"nvme", "nvme0", {{"serial", "other"}}});
    CHECK_FALSE(scene.play(plan_of({&good}), 3, true));
}

TEST_CASE("who watches is told of each step when it begins and when it has ended", "[run]")
{
    Scene scene;
    const Sysroot root = scene.tree.sysroot();
    const Policy policy = policy_of(3);
    std::vector<std::string> seen;
    const auto records = run(plan_of({&good}),
                             {.root = root,
                              .inventory = scene.inventory,
                              .policy = policy,
                              .directory = scene.out.path().string(),
                              .progress =
                                  [&](const Progress& progress) {
                                      seen.push_back(std::string{progress.step->test->id} +
                                                     (progress.record == nullptr ? " begins" : " ended"));
                                  },
                              .kernel_log =
                                  [] {
                                      return Result<std::string>{std::string{}};
                                  }});
    REQUIRE(records);
    CHECK(seen == std::vector<std::string>{"good begins", "good ended"});
}

TEST_CASE("a record says what loaded the machine beside it, and records keep the order of the plan", "[run]")
{
    const TestCase busy{.id = "good", .claim = Claim::device, .measure = three};
    Scene scene;
    scene.inventory.devices.push_back({"topology", "topology", {{"threads", std::uint64_t{4}}}});
    Plan plan;
    plan.profile = "smoke";
    for (const char* name : {"nvme0", "nvme1", "nvme2"})
        plan.steps.push_back({&busy, {"nvme", name, {}}, {}, std::chrono::seconds{1}, {}});
    const auto records = scene.play(plan);
    REQUIRE(records);
    REQUIRE(records->size() == 3);
    for (std::size_t index = 0; index < 3; ++index)
        CHECK((*records)[index].device == "nvme" + std::to_string(index));
    CHECK((*records)[0].parameters == Parameters{{"beside", "good nvme1, good nvme2"}});
    Scene alone;
    CHECK(alone.play(plan)->front().parameters.empty());
}
