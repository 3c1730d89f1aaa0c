// SPDX-License-Identifier: GPL-3.0-or-later
/// The judge of kernel logs against logs whose trouble somebody else has named: syzkaller's report tests and
/// lkp-tests' dmesg fixtures. The floors are what was reached, so that it is not lost again.
#include "core/file.hpp"
#include "core/kernel_log.hpp"
#include "core/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace ocks;

namespace {

/// What an answer's wording says in our classes. The first that the title contains decides.
struct Answer {
    std::string_view title;
    std::string_view id;
};

constexpr auto answers = std::to_array<Answer>({
    {"KASAN: ", "kasan"},
    {"KMSAN: ", "kmsan"},
    {"KFENCE: ", "kfence"},
    {"UBSAN: ", "ubsan"},
    {"memory leak", "memory-leak"},
    {"unable to handle kernel", "page-fault"},
    {"general protection fault", "general-protection"},
    {"divide error", "divide-error"},
    {"double fault", "double-fault"},
    {"rcu detected stall", "rcu-stall"},
    {"soft lockup", "soft-lockup"},
    {"task hung", "hung-task"},
    {"spinlock", "spinlock"},
    {"suspicious RCU usage", "lockdep"},
    {"possible circular locking", "lockdep"},
    {"possible deadlock", "lockdep"},
    {"inconsistent lock state", "lockdep"},
    {"bad unlock balance", "lockdep"},
    {"held lock freed", "lockdep"},
    {"nested lock was not taken", "lockdep"},
    {"locking bug", "lockdep"},
    {"non-static key", "lockdep"},
    {"in preemptible code", "preemptible"},
    {"sleeping function", "atomic-sleep"},
    {"scheduling while atomic", "atomic-sleep"},
    {"bad usercopy", "usercopy"},
    {"refcount bug", "refcount"},
    {"ODEBUG bug", "debug-objects"},
    {"corrupted stack end", "stack"},
    {"stack is corrupted", "stack"},
    {"stack guard page", "stack"},
    {"Attempted to kill init", "killed-init"},
    {"kernel panic: ", "panic"},
    {"kernel BUG in", "kernel-bug"},
    {"Internal error in", "oops"},
    {"Unhandled fault in", "oops"},
    {"Alignment trap in", "oops"},
    {"VFS: ", "vfs"},
    {"WARNING", "warning"},
    {"BUG: ", "bug"},
});

std::string_view class_of(std::string_view title)
{
    const auto* const found = std::ranges::find_if(
        answers, [&](const Answer& each) { return title.find(each.title) != std::string_view::npos; });
    return found == answers.end() ? "other" : found->id;
}

struct Tally {
    int cases = 0;
    int flagged = 0;  ///< something fatal or degraded was found
    int named = 0;    ///< and one finding has the class of the answer
    std::string missed;
};

struct Tallies {
    std::map<std::string, Tally, std::less<>> by_class;
    Tally all;
    int clean = 0;
    int false_alarms = 0;
};

void count(Tally& tally, bool is_flagged, bool is_named, const std::string& name)
{
    ++tally.cases;
    tally.flagged += is_flagged ? 1 : 0;
    tally.named += is_named ? 1 : 0;
    if (!is_flagged || !is_named)
        tally.missed += (is_flagged ? " " : " !") + name;
}

std::vector<LogFinding> trouble_in(const std::filesystem::path& file)
{
    const auto log = read_file(file.string(), 64U << 20U);
    REQUIRE(log);
    auto found = find_trouble(*log);
    std::erase_if(found, [](const LogFinding& each) { return each.severity == Severity::note; });
    return found;
}

Tallies tally_syzkaller(const std::filesystem::path& corpus)
{
    Tallies tallies;
    for (const std::string& line : testing::lines_of(corpus / "expected.jsonl")) {
        const auto expected = nlohmann::json::parse(line, nullptr, false);
        REQUIRE(expected.is_object());
        const std::string name = expected.value("case", "");
        const auto found = trouble_in(corpus / "logs" / name);
        if (!expected["title"].is_string()) {
            ++tallies.clean;
            tallies.false_alarms += found.empty() ? 0 : 1;
            continue;
        }
        const std::string id{class_of(expected["title"].get<std::string>())};
        const bool is_named =
            id == "other" ? !found.empty() : std::ranges::find(found, id, &LogFinding::id) != found.end();
        count(tallies.by_class[id], !found.empty(), is_named, name);
        count(tallies.all, !found.empty(), is_named, name);
    }
    return tallies;
}

std::string line_of(std::string_view what, const Tally& tally)
{
    std::ostringstream text;
    text << what << ": " << tally.cases << " cases, " << tally.flagged << " flagged, " << tally.named << " named";
    if (!tally.missed.empty())
        text << "; not (! not even flagged):" << tally.missed;
    text << "\n";
    return text.str();
}

double share(int part, int whole)
{
    return static_cast<double>(part) / whole;
}

}  // namespace

TEST_CASE("what syzkaller's authors see in a log is seen, and named as they name it", "[corpus]")
{
    const auto corpus = testing::unpacked_corpus("syzkaller");
    if (!corpus)
        SKIP(testing::no_corpus);
    const Tallies tallies = tally_syzkaller(*corpus);
    std::string figures;
    for (const auto& [id, tally] : tallies.by_class)
        figures += line_of(id, tally);
    figures += line_of("all", tallies.all);
    figures += std::to_string(tallies.false_alarms) + " of " + std::to_string(tallies.clean) +
               " logs without an answer have a finding";
    WARN(figures);
    REQUIRE(tallies.all.cases > 190);
    // Three are not the kernel's: two failures of syzkaller's own program, and a driver that calls itself incomplete.
    CHECK(share(tallies.all.flagged, tallies.all.cases) >= 0.985);
    CHECK(share(tallies.all.named, tallies.all.cases) >= 0.985);
    for (const auto& [id, tally] : tallies.by_class) {
        CAPTURE(id);
        // What has no class of ours is counted above: some of it is not the kernel's.
        if (id == "other")
            continue;
        CHECK(share(tally.named, tally.cases) >= 0.95);
    }
    CHECK(tallies.false_alarms == 0);
}

TEST_CASE("what lkp-tests' authors flag is flagged", "[corpus]")
{
    const auto corpus = testing::unpacked_corpus("lkp");
    if (!corpus)
        SKIP(testing::no_corpus);
    Tally logs;
    Tally messages;
    int unlisted = 0;
    for (const std::string_view folder : {"dmesg", "kmsg"}) {
        for (const std::string& name : testing::names_below(*corpus / folder)) {
            if (!name.ends_with(".yaml"))
                continue;
            std::string listed;
            for (const std::string& line : testing::lines_of(*corpus / folder / name)) {
                // Lines of a trace and registers belong to a report; lkp lists them beside it.
                const bool is_context = line.find("message:calltrace:") == 0 || line.find("message:RIP:") == 0 ||
                                        line.find("message:EIP") == 0;
                const auto value = line.find(": ");
                if (line.find("message:") != 0 || value == std::string::npos)
                    continue;
                listed += line.substr(value + 2) + "\n";
                if (!is_context)
                    count(messages, !find_trouble(line.substr(value + 2)).empty(), true, line.substr(8, 40) + ",");
            }
            const auto found = trouble_in(*corpus / folder / name.substr(0, name.size() - 5));
            count(logs, !found.empty(), true, name);
            unlisted += static_cast<int>(std::ranges::count_if(
                found, [&](const LogFinding& each) { return listed.find(each.line) == std::string::npos; }));
        }
    }
    WARN(line_of("logs", logs) + line_of("messages", messages) + std::to_string(unlisted) +
         " findings that lkp does not list");
    REQUIRE(logs.cases >= 25);
    // The others are words of test programs, of a network that was not there, and a notice about debugfs.
    CHECK(share(logs.flagged, logs.cases) >= 0.83);
    CHECK(share(messages.flagged, messages.cases) >= 0.67);
}
