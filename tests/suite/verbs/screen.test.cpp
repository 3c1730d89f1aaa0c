// SPDX-License-Identifier: GPL-3.0-or-later
/// What a person and a program are told while a test runs.
#include "suite/verbs/run/screen.hpp"

#include "suite/verbs/run/events.hpp"
#include "suite/verbs/terminal.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <cstdlib>
#include <functional>

using namespace ocks;
using namespace ocks::verbs;

namespace {

constexpr TestCase io{.id = "nvme.io", .summary = "blocks are written, read back and compared"};
const Step step{&io, {"nvme", "nvme0", {}}, {}, std::chrono::seconds{60}, {}};

Progress running()
{
    return {.stage = Stage::running,
            .index = 2,
            .total = 12,
            .step = &step,
            .elapsed = std::chrono::milliseconds{12'400},
            .run_left = std::chrono::seconds{1188},
            .seen = {{"read", 1'234'000'000.0, "By/s"}, {"written", 20'000'000.0, "By/s"}}};
}

/// What is printed to a file that is none.
std::string printed(const std::function<void(std::FILE*)>& print)
{
    char* text = nullptr;
    std::size_t size = 0;
    std::FILE* file = open_memstream(&text, &size);
    print(file);
    (void)std::fclose(file);
    const std::string result{text, size};
    std::free(text);
    return result;
}

const Record failed{.test = "nvme.io",
                    .kind = "nvme",
                    .device = "nvme0",
                    .duration_milliseconds = 12'400,
                    .verdict = {Outcome::fail, "", {"verify_errors is 3, must be 0"}, {}}};

Progress ended()
{
    Progress progress = running();
    progress.stage = Stage::ended;
    progress.record = &failed;
    return progress;
}

}  // namespace

TEST_CASE("the line that lives says device, elapsed, remaining, and what the device does", "[screen]")
{
    CHECK(live_line(running(), std::chrono::seconds{302}, console::Words{}) ==
          "[ 3/12] nvme.io nvme0   12 s, about 48 s left   1.2 GB/s read, 20 MB/s written   "
          "run: 5 min 2 s, about 20 min left");
    CHECK(live_line(running(), std::chrono::seconds{302}, console::Words{Language::chinese}) ==
          "[ 3/12] nvme.io nvme0   12 s，约剩 48 秒   1.2 GB/s 读，20 MB/s 写   全程：5 min 2 s，约剩 20 分钟");
    Progress late = running();
    late.elapsed = std::chrono::seconds{70};
    late.seen = {};
    late.run_left = std::chrono::seconds{0};
    CHECK(live_line(late, std::chrono::seconds{70}, console::Words{}) ==
          "[ 3/12] nvme.io nvme0   1 min 10 s, nearly done   run: 1 min 10 s, nearly done");
}

TEST_CASE("steps that run side by side have a line each, and the last is the run's", "[screen]")
{
    Progress other = running();
    other.index = 9;
    other.elapsed = std::chrono::seconds{3};
    other.seen = {};
    other.run_left = std::chrono::seconds{1180};
    CHECK(live_lines(std::array{running(), other}, std::chrono::seconds{302}, console::Words{}) ==
          std::vector<std::string>{"[ 3/12] nvme.io nvme0   12 s, about 48 s left   1.2 GB/s read, 20 MB/s written",
                                   "[10/12] nvme.io nvme0   3.0 s, about 57 s left",
                                   "run: 5 min 2 s, about 20 min left"});
    const std::vector<Progress> many(20, running());
    const auto lines = live_lines(many, std::chrono::seconds{302}, console::Words{});
    REQUIRE(lines.size() == 17);
    CHECK(lines[15].ends_with(", and 4 more"));
    // What was drawn is gone before something else is.
    CHECK(printed([&](std::FILE* file) {
              Screen screen{file, 30, console::Words{}};
              screen.progressed(running());
              screen.progressed(other);
              screen.progressed(ended());
          }) == "\r[ 3/12] nvme.io nvme0   12 s,\r" + std::string(29, ' ') +
                    "\r\r[ 3/12] nvme.io nvme0   12 s,\n[10/12] nvme.io nvme0   3.0 s\n"
                    "run: 0.0 s, about 20 min left\r\x1b[2A\x1b[J[ 3/12] nvme.io nvme0                        " +
                    painted(Outcome::fail, "fail", 14) +
                    " 12 s\n      verify_errors is 3, must be 0\n"
                    "\r[10/12] nvme.io nvme0   3.0 s");
}

TEST_CASE("a log has a line for each step that has ended, a terminal one that lives as well", "[screen]")
{
    CHECK(printed([](std::FILE* file) {
              Screen screen{file, 0, console::Words{}};
              screen.progressed(running());
              screen.progressed(ended());
          }) == "[ 3/12] nvme.io nvme0                        fail           12 s\n"
                "      verify_errors is 3, must be 0\n");
    CHECK(printed([](std::FILE* file) {
              Screen screen{file, 21, console::Words{Language::chinese}};
              screen.progressed(running());
          }) == "\r[ 3/12] nvme.io nvme");
    CHECK(columns_of("约剩 48 秒") == 10);
}

TEST_CASE("events are one object a line, with names that stay", "[events]")
{
    CHECK(printed([](std::FILE* file) {
              Events events{file};
              events.progressed(running());
              events.progressed(ended());
          }) ==
          R"({"device":"nvme0","elapsed_seconds":12,"event":"progress","index":3,"kind":"nvme","remaining_seconds":48,)"
          R"("run_remaining_seconds":1188,"seen":[{"name":"read","unit":"By/s","value":1234000000.0},)"
          R"({"name":"written","unit":"By/s","value":20000000.0}],"test":"nvme.io","total":12})"
          "\n"
          R"({"attempt":1,"code":"","device":"nvme0","duration_milliseconds":12400,"event":"end","index":3,)"
          R"("kind":"nvme","outcome":"fail","reasons":["verify_errors is 3, must be 0"],"resumed":false,)"
          R"("test":"nvme.io","total":12,"warnings":[]})"
          "\n");
    Report report;
    report.summary.pass = 1;
    report.summary.claim.reasons = {"a: missing"};
    CHECK(printed([&](std::FILE* file) {
              Events{file}.ended({report, "/tmp/run", true, {{"do it", {"a sda"}}}});
          }) ==
          R"({"bundle":null,"cut_off":true,"error":0,"event":"verdict","fail":0,"next":[{"action":"do it","lifts":)"
          R"(["a sda"]}],"not_applicable":0,"pass":1,"reasons":["a: missing"],"report":"/tmp/run/report.xml",)"
          R"("skip":0,"verdict":"incomplete"})"
          "\n");
}

TEST_CASE("the end says the verdict, the reasons, and what to do next", "[screen]")
{
    Report report;
    report.summary.skip = 5;
    report.summary.claim.reasons = {"nvme.io on nvme0: skip, the run was stopped before it"};
    const Ending ending{
        report,
        "/tmp/run",
        true,
        {{"go on where it stopped: the same command with --resume --out /tmp/run", {"a", "b", "c", "d", "e"}}}};
    CHECK(printed([&](std::FILE* file) {
              Screen{file, 0, console::Words{}}.ended(ending);
          }) == "\nverdict: incomplete   0 pass, 0 fail, 0 error, 5 skip, 0 not applicable\n"
                "  nvme.io on nvme0: skip, the run was stopped before it\n"
                "\nwhat to do next:\n"
                "  go on where it stopped: the same command with --resume --out /tmp/run\n"
                "      for a, b, c, d, and 1 more\n"
                "\nreport   /tmp/run/report.html\n");
}
