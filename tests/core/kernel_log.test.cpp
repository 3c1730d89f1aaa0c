// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel_log.hpp"

#include "core/log_line.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace ocks;

namespace {

std::string first_id(std::string_view log)
{
    const auto found = find_trouble(log);
    return found.empty() ? "" : found.front().id;
}

/// "id: title" of the only finding.
std::string only(std::string_view log)
{
    const auto found = find_trouble(log);
    return found.size() == 1 ? found.front().id + ": " + found.front().title
                             : std::to_string(found.size()) + " findings";
}

}  // namespace

TEST_CASE("trouble is recognised behind every prefix a log line may carry", "[kernel_log]")
{
    constexpr std::string_view message = "BUG: unable to handle page fault for address: ffffc90000000000";
    for (const std::string_view prefix : {"",
                                          "[    1.234567] ",
                                          "<1>[    1.234567] ",
                                          "<0>[    7.1][   T12] ",
                                          "[ 1.2][    C1] ",
                                          "1,339,5140900,-;",
                                          "1,339,5140900,-,caller=T1;"}) {
        CAPTURE(prefix);
        CHECK(find_trouble(std::string{prefix} + std::string{message}) ==
              std::vector{LogFinding{"page-fault", Severity::fatal, "page fault", std::string{message}, 1}});
    }
}

TEST_CASE("a message that begins in the middle of another writer's line is a message", "[kernel_log]")
{
    const auto found = find_trouble("login: [   12.345678] BUG: spinlock bad magic on CPU#0, a/1\r\n");
    REQUIRE(found.size() == 1);
    CHECK(found.front().line == "BUG: spinlock bad magic on CPU#0, a/1");
    CHECK(log_lines("a [1.5] b\n") == std::vector{LogLine{1, "a [1.5] b"}});
    CHECK(log_lines("<6>[  1.000001] a[  1.000002] b\n\nc") ==
          std::vector{LogLine{1, "a"}, LogLine{1, "b"}, LogLine{3, "c"}});
}

TEST_CASE("each kind of trouble is told apart", "[kernel_log]")
{
    CHECK(first_id("Kernel panic - not syncing: sysrq triggered crash") == "panic");
    CHECK(first_id("Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)") == "no-root");
    CHECK(first_id("Initramfs unpacking failed: write error") == "initramfs-broken");
    CHECK(first_id("Kernel panic - not syncing: Attempted to kill init! exitcode=0x0000000b") == "killed-init");
    CHECK(first_id("Kernel panic - not syncing: Fatal local machine check") == "machine-check");
    CHECK(first_id("mce: [Hardware Error]: CPU 0: Machine Check Exception: 7 Bank 1: bd00000000000134") ==
          "machine-check");
    CHECK(first_id("watchdog: BUG: soft lockup - CPU#1 stuck for 26s! [fio:7]") == "soft-lockup");
    CHECK(first_id("NMI watchdog: Watchdog detected hard LOCKUP on cpu 3") == "hard-lockup");
    CHECK(first_id("BUG: workqueue lockup - pool cpus=1 node=0 flags=0x0 nice=0 stuck for 45s!") == "workqueue-lockup");
    CHECK(first_id("rcu: INFO: rcu_preempt self-detected stall on CPU") == "rcu-stall");
    CHECK(first_id("rcu: INFO: rcu_preempt detected expedited stalls on CPUs/tasks: { 1-... }") == "rcu-stall");
    CHECK(first_id("INFO: task fio:123 blocked for more than 120 seconds.") == "hung-task");
    CHECK(first_id("WARNING: CPU: 1 PID: 77 at kernel/foo.c:12 bar+0x1/0x2") == "warning");
    CHECK(first_id("WARNING: possible recursive locking detected") == "lockdep");
    CHECK(first_id("BUG: sleeping function called from invalid context at mm/slab.h:4") == "atomic-sleep");
    CHECK(first_id("pcieport 0000:00:02.0: AER: Uncorrectable (Non-Fatal) error message received from 0000:00:02.0") ==
          "aer-nonfatal");
    CHECK(first_id("pcieport 0000:00:02.0: AER: Uncorrected (Fatal) error received: 0000:00:02.0") == "aer-fatal");
    CHECK(first_id("{1}[Hardware Error]: event severity: corrected") == "corrected-error");
    CHECK(first_id("{1}[Hardware Error]: event severity: fatal") == "hardware-error");
    CHECK(first_id("critical medium error, dev nvme0n1, sector 40 op 0x0:(READ) flags 0x0 phys_seg 1") == "read-error");
    CHECK(first_id("I/O error, dev sda, sector 40 op 0x1:(WRITE) flags 0x800 phys_seg 1") == "write-error");
    CHECK(first_id("blk_update_request: I/O error, dev sda, sector 40") == "io-error");
    CHECK(first_id("e1000e 0000:03:00.0: probe with driver e1000e failed with error -12") == "probe-failed");
    CHECK(first_id("Oops: 0002 [#1] PREEMPT SMP NOPTI") == "oops");
    CHECK(first_id("Oops: general protection fault, probably for non-canonical address 0x1: 0000 [#1] SMP") ==
          "general-protection");
    CHECK(first_id("Unable to handle kernel NULL pointer dereference at virtual address 0000000000000008") ==
          "page-fault");
    CHECK(first_id("Uhhuh. NMI received for unknown reason 30 on CPU 0.") == "nmi-unknown");
    CHECK(first_id("irq 17: nobody cared (try booting with the \"irqpoll\" option)") == "irq-unclaimed");
    CHECK(first_id("[Firmware Bug]: TSC ADJUST: CPU0: -1 force to 0") == "firmware-bug");
    CHECK(first_id("x y: module verification failed: signature and/or required key missing - tainting kernel") ==
          "module-signature");
    CHECK(first_id("z: loading out-of-tree module taints kernel.") == "taint");
    CHECK(first_id("fio invoked oom-killer: gfp_mask=0x0, order=0, oom_score_adj=0") == "oom");
}

TEST_CASE("ordinary lines are no trouble", "[kernel_log]")
{
    for (const std::string_view line : {"Kernel command line: console=ttyS0 oops=panic panic=-1",
                                        "Debug: no BUGS found",
                                        "DEBUG: all is well",
                                        "nvme nvme0: 2/0/0 default/read/poll queues",
                                        "MDS: Vulnerable: Clear CPU buffers attempted, no microcode",
                                        "rcu: \tRCU debug extended QS entry/exit.",
                                        "pcieport 0000:00:02.0: AER: enabled with IRQ 24",
                                        "mce: CPU0: Thermal monitoring enabled (TM1)",
                                        "EXT4-fs (sda1): mounted filesystem",
                                        "Freeing unused kernel image (initmem) memory: 2012K"}) {
        CAPTURE(line);
        CHECK(first_id(line) == "");
    }
}

TEST_CASE("an exception with its registers, its trace and what follows is one report", "[kernel_log]")
{
    const std::string log = "<1>[ 5.1] BUG: kernel NULL pointer dereference, address: 0000000000000000\n"
                            "<1>[ 5.1] #PF: supervisor read access in kernel mode\n"
                            "<4>[ 5.1] Oops: Oops: 0000 [#1] PREEMPT SMP NOPTI\n"
                            "<4>[ 5.1] RIP: 0010:probe_one+0x12/0x90 [demo]\n"
                            "<4>[ 5.1] Call Trace:\n"
                            "<4>[ 5.1]  <TASK>\n"
                            "<4>[ 5.1]  really_probe+0xde/0x340\n"
                            "<4>[ 5.1] ---[ end trace 0000000000000000 ]---\n"
                            "<0>[ 5.2] Kernel panic - not syncing: Fatal exception\n"
                            "<0>[ 5.2] ---[ end Kernel panic - not syncing: Fatal exception ]---\n";
    const auto found = find_trouble(log);
    REQUIRE(found.size() == 2);
    CHECK(found[0].title == "page fault in probe_one");
    CHECK(found[0].line_number == 1);
    CHECK(found[1].title == "Kernel panic - not syncing: Fatal exception");
}

TEST_CASE("a title names the function, wherever the report has it", "[kernel_log]")
{
    CHECK(only("BUG: KASAN: slab-use-after-free in foo_read+0x1f/0x30 [foo]\nRead of size 8 at addr ff\n") ==
          "kasan: KASAN: slab-use-after-free in foo_read [foo]");
    CHECK(only("WARNING: CPU: 1 PID: 77 at kernel/foo.c:12 bar+0x1/0x2\nRIP: 0010:bar+0x1/0x2\n") ==
          "warning: WARNING in bar");
    CHECK(only("watchdog: BUG: soft lockup - CPU#0 stuck for 22s! [a:1]\nRIP: 0010:smp_call+0x1/0x2\n") ==
          "soft-lockup: soft lockup in smp_call");
    CHECK(only("INFO: task dd:71 blocked for more than 10 seconds.\ntask:dd state:D\nCall Trace:\n <TASK>\n"
               " __schedule+0x1/0x2\n schedule+0x1/0x2\n io_schedule+0x1/0x2\n blk_wait+0x1/0x2\n") ==
          "hung-task: hung task in blk_wait");
    CHECK(only("Unable to handle kernel paging request at virtual address dead000000000108\n"
               "Internal error: Oops: 0000000096000004 [#1] SMP\npc : list_walk+0x1c/0x48\nlr : x+0x1/0x2\n") ==
          "page-fault: page fault in list_walk");
    CHECK(only("kernel BUG at mm/rmap.c:1306!\ninvalid opcode: 0000 [#1] SMP\nRIP: 0010:unmap_one+0x33/0xb3\n") ==
          "kernel-bug: kernel BUG in unmap_one");
    CHECK(only("refcount_t: underflow; use-after-free.\nWARNING: CPU: 0 PID: 1 at lib/refcount.c:28 x+0x1/0x2\n") ==
          "refcount: refcount_t: underflow; use-after-free.");
}

TEST_CASE("reports that follow each other are counted apart", "[kernel_log]")
{
    const auto found = find_trouble("WARNING: CPU: 0 PID: 1 at a.c:1 a+0x1/0x2\n---[ end trace 00 ]---\n"
                                    "WARNING: CPU: 0 PID: 1 at b.c:1 b+0x1/0x2\n---[ end trace 00 ]---\n");
    REQUIRE(found.size() == 2);
    CHECK(found[1].title == "WARNING in b");
    CHECK(found[1].line_number == 3);
}

TEST_CASE("a pattern is literal text, any text between, numbers, and a beginning", "[kernel_log]")
{
    CHECK(occurs("soft lockup - CPU#%", "x: soft lockup - CPU#12 stuck"));
    CHECK_FALSE(occurs("soft lockup - CPU#%", "soft lockup - CPU#x"));
    CHECK(occurs("a*c*e", "xx a b c d e"));
    CHECK_FALSE(occurs("a*c*e", "a e c"));
    CHECK(occurs("^Oops", "Oops: 1"));
    CHECK_FALSE(occurs("^Oops", " Oops"));
    CHECK_FALSE(occurs("BUG: ", "DEBUG: x"));
    CHECK(occurs("-unsafe", "HARDIRQ-unsafe"));
    CHECK(occurs("*nable to", "unable to"));
    CHECK(function_in("RIP: 0010:[<ffff>] [<ffff>] a.b$1+0x1f/0x2") == "a.b$1");
    CHECK(function_in("no function").empty());
}

TEST_CASE("every pattern says where its line comes from, and can be sought in linear time", "[kernel_log]")
{
    for (const LogPattern& each : log_patterns()) {
        CAPTURE(each.id, each.pattern);
        CHECK_FALSE(each.source.empty());
        // A piece that began with a number would be tried at every digit of it.
        CHECK_FALSE(each.pattern.starts_with('%'));
        CHECK(each.pattern.find("*%") == std::string_view::npos);
    }
}

TEST_CASE("the time for a log grows with its length, not with its square", "[kernel_log]")
{
    // One line of a million characters that almost matches everywhere; a square would take hours.
    std::string line;
    while (line.size() < 1'000'000)
        line += "EDAC MC1: 1 [   12.34567] AER: BUG";
    CHECK(find_trouble(line).empty());
}
