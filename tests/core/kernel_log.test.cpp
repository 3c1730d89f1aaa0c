// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel_log.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>

using namespace ocks;

namespace {

std::string first_id(std::string_view line)
{
    const auto found = find_trouble(line);
    return found.empty() ? "" : found.front().id;
}

}  // namespace

TEST_CASE("trouble is recognised behind every prefix a log line may carry", "[kernel_log]")
{
    constexpr std::string_view message = "BUG: unable to handle page fault for address: ffffc90000000000";
    for (const std::string_view prefix : {"",
                                          "[    1.234567] ",
                                          "<1>[    1.234567] ",
                                          "[ 1.2][  T123] ",
                                          "1,339,5140900,-;",
                                          "1,339,5140900,-,caller=T1;"}) {
        const auto found = find_trouble(std::string{prefix} + std::string{message});
        CAPTURE(prefix);
        REQUIRE(found.size() == 1);
        if (prefix.find("caller") == std::string_view::npos)
            CHECK(found[0] == LogFinding{"bug", Severity::fatal, std::string{message}});
    }
}

TEST_CASE("each kind of trouble is told apart", "[kernel_log]")
{
    CHECK(first_id("Kernel panic - not syncing: Fatal exception") == "panic");
    CHECK(first_id("watchdog: BUG: soft lockup - CPU#1 stuck for 26s!") == "bug");
    CHECK(first_id("rcu: INFO: rcu_preempt self-detected stall on CPU") == "rcu-stall");
    CHECK(first_id("INFO: task fio:123 blocked for more than 120 seconds.") == "hung-task");
    CHECK(first_id("WARNING: CPU: 1 PID: 77 at kernel/foo.c:12 bar+0x1/0x2") == "warning");
    CHECK(first_id("pcieport 0000:00:02.0: AER: Uncorrected (Non-Fatal) error received") == "aer-nonfatal");
    CHECK(first_id("pcieport 0000:00:02.0: AER: Uncorrectable (Fatal) error message received") == "aer-fatal");
    CHECK(first_id("critical medium error, dev nvme0n1, sector 40 op 0x0:(READ)") == "io-error");
    CHECK(first_id("e1000e 0000:03:00.0: probe with driver e1000e failed with error -12") == "probe-failed");
    CHECK(first_id("Oops: 0002 [#1] PREEMPT SMP NOPTI") == "oops");
}

TEST_CASE("ordinary lines are no trouble", "[kernel_log]")
{
    CHECK(first_id("Kernel command line: console=ttyS0 oops=panic panic=-1") == "");
    CHECK(first_id("Debug: no BUGS found") == "");
    CHECK(first_id("nvme nvme0: 2/0/0 default/read/poll queues") == "");
    CHECK(first_id("MDS: Vulnerable: Clear CPU buffers attempted, no microcode") == "");
}

TEST_CASE("the patterns are in order, and each says where its line comes from", "[kernel_log]")
{
    const auto patterns = log_patterns();
    CHECK(std::ranges::is_sorted(patterns, {}, &LogPattern::id));
    CHECK(std::ranges::none_of(patterns, [](const LogPattern& each) { return each.source.empty(); }));
}
