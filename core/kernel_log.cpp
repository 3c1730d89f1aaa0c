// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel_log.hpp"

#include "core/text.hpp"

#include <array>
#include <cctype>
#include <memory>
#include <regex.h>

namespace ocks {
namespace {

// Written from the kernel's own sources (6.12); each pattern names the code that prints it.
constexpr std::array patterns{
    LogPattern{
        "aer-fatal", Severity::fatal, "AER: .*(Uncorrected|Uncorrectable) \\(Fatal\\)", "drivers/pci/pcie/aer.c"},
    LogPattern{"aer-nonfatal",
               Severity::degraded,
               "AER: .*(Uncorrected|Uncorrectable) \\(Non-Fatal\\)",
               "drivers/pci/pcie/aer.c"},
    LogPattern{"bug", Severity::fatal, "(^|[^A-Za-z])BUG: ", "lib/bug.c, mm/, kernel/locking"},
    LogPattern{"deferred-probe", Severity::degraded, "deferred probe pending", "drivers/base/dd.c"},
    LogPattern{"firmware-missing",
               Severity::degraded,
               "Direct firmware load for .* failed with error",
               "drivers/base/firmware_loader/main.c"},
    LogPattern{"general-protection", Severity::fatal, "general protection fault", "arch/x86/kernel/traps.c"},
    LogPattern{"hardware-error",
               Severity::fatal,
               "\\[Hardware Error\\]: .*(Machine Check|event severity: (fatal|recoverable))",
               "arch/x86/kernel/cpu/mce, drivers/firmware/efi/cper.c"},
    LogPattern{"hung-task", Severity::fatal, "blocked for more than [0-9]+ seconds", "kernel/hung_task.c"},
    LogPattern{"initcall-failed",
               Severity::degraded,
               "initcall .* returned with (preemption imbalance|disabled interrupts)",
               "init/main.c"},
    LogPattern{"internal-error", Severity::fatal, "Internal error: ", "arch/arm64/kernel/traps.c"},
    LogPattern{"io-error",
               Severity::degraded,
               "(I/O error, dev |critical (medium|target|space allocation|nexus) error, dev )",
               "block/blk-core.c"},
    LogPattern{"irq-nobody-cared", Severity::degraded, "irq [0-9]+: nobody cared", "kernel/irq/spurious.c"},
    LogPattern{"kernel-bug", Severity::fatal, "kernel BUG at ", "lib/bug.c"},
    LogPattern{"killed-init", Severity::fatal, "Attempted to kill init", "kernel/exit.c"},
    LogPattern{"lockdep",
               Severity::fatal,
               "(possible (circular|recursive) locking|inconsistent lock state|suspicious RCU usage|possible irq lock "
               "inversion)",
               "kernel/locking/lockdep.c"},
    LogPattern{"lockup", Severity::fatal, "(soft lockup|[Hh]ard LOCKUP)", "kernel/watchdog.c"},
    LogPattern{"machine-check",
               Severity::fatal,
               "(mce: .*CPU [0-9]+: Machine Check|Fatal (local )?machine check|Uncorrected hardware memory error)",
               "arch/x86/kernel/cpu/mce/core.c"},
    LogPattern{"nic-timeout", Severity::degraded, "NETDEV WATCHDOG: ", "net/sched/sch_generic.c"},
    LogPattern{"nmi-unknown", Severity::degraded, "NMI received for unknown reason", "arch/x86/kernel/nmi.c"},
    LogPattern{"no-root", Severity::fatal, "Unable to mount root fs", "init/do_mounts.c"},
    LogPattern{"nvme-reset",
               Severity::degraded,
               "nvme nvme[0-9]+: .*(I/O .*timeout|controller is down|resetting controller|Device not ready|Removing "
               "after probe failure)",
               "drivers/nvme/host/pci.c"},
    LogPattern{"oom", Severity::degraded, "(Out of memory: Killed process|invoked oom-killer)", "mm/oom_kill.c"},
    LogPattern{"oops", Severity::fatal, "(^|[^A-Za-z])Oops(:| -)", "arch/*/mm/fault.c"},
    LogPattern{"page-fault",
               Severity::fatal,
               "(unable to handle (page fault|kernel)|Unable to handle kernel)",
               "arch/*/mm/fault.c"},
    LogPattern{"panic", Severity::fatal, "Kernel panic - not syncing", "kernel/panic.c"},
    LogPattern{
        "probe-failed", Severity::degraded, "probe (of .* )?(with driver .* )?failed with error", "drivers/base/dd.c"},
    LogPattern{"rcu-stall",
               Severity::fatal,
               "rcu.*(self-detected stall|detected stalls|kthread starved)",
               "kernel/rcu/tree_stall.h"},
    LogPattern{"refcount", Severity::fatal, "refcount_t: ", "lib/refcount.c"},
    LogPattern{"sanitizer", Severity::fatal, "(KASAN|KFENCE|KCSAN|KMSAN|UBSAN): ", "mm/kasan, lib/ubsan.c"},
    LogPattern{"scsi-abort",
               Severity::degraded,
               "(task abort|(megaraid_sas|megasas).*(reset|FW.*[Ff]ault|timed out)|attempting (task|host|target) "
               "(abort|reset))",
               "drivers/scsi"},
    LogPattern{"stack",
               Severity::fatal,
               "(stack-protector: Kernel stack is corrupted|Thread overran stack)",
               "kernel/panic.c"},
    LogPattern{"tainted-module", Severity::degraded, "module verification failed", "kernel/module/main.c"},
    LogPattern{"thermal", Severity::degraded, "temperature above threshold", "arch/x86/kernel/cpu/mce/therm_throt.c"},
    LogPattern{"warning", Severity::degraded, "WARNING: CPU: [0-9]+ PID: ", "kernel/panic.c"},
};

struct Harmless {
    std::string_view pattern = {};
    std::string_view reason = {};
};

constexpr std::array harmless{
    Harmless{"Kernel command line: ", "the command line may name a parameter such as oops=panic"},
    Harmless{"Spectre|MDS: |MMIO Stale Data", "a CPU's known flaw and its mitigation, not an event"},
};

/// A compiled regular expression; patterns are constants of ours, so a compile error cannot happen at run time.
class Expression {
public:
    explicit Expression(std::string_view pattern)
    {
        m_compiled = regcomp(&m_expression, std::string{pattern}.c_str(), REG_EXTENDED | REG_NOSUB) == 0;
    }
    Expression(const Expression&) = delete;
    Expression(Expression&&) = delete;
    Expression& operator=(const Expression&) = delete;
    Expression& operator=(Expression&&) = delete;
    ~Expression()
    {
        if (m_compiled)
            regfree(&m_expression);
    }

    [[nodiscard]] bool matches(const std::string& line) const
    {
        return m_compiled && regexec(&m_expression, line.c_str(), 0, nullptr, 0) == 0;
    }

private:
    regex_t m_expression{};
    bool m_compiled = false;
};

struct Compiled {
    Compiled()
    {
        for (const LogPattern& each : patterns)
            trouble.push_back(std::make_unique<Expression>(each.pattern));
        for (const Harmless& each : harmless)
            calm.push_back(std::make_unique<Expression>(each.pattern));
    }

    std::vector<std::unique_ptr<Expression>> trouble;
    std::vector<std::unique_ptr<Expression>> calm;
};

/// Without "<6>", "[    1.234567] ", "[T123]" or the "6,339,5140900,-;" of /dev/kmsg.
std::string_view message_of(std::string_view line)
{
    if (const auto end = line.find(';'); end < 64) {
        const auto head = line.substr(0, end);
        if (head.find_first_not_of("0123456789,-c") == std::string_view::npos)
            line.remove_prefix(end + 1);
    }
    if (line.starts_with('<')) {
        if (const auto end = line.find('>'); end <= 4)
            line.remove_prefix(end + 1);
    }
    while (line.starts_with('[')) {
        const auto end = line.find(']');
        const auto inside = line.substr(1, end == std::string_view::npos ? 0 : end - 1);
        if (inside.empty() || inside.find_first_not_of("0123456789. TC") != std::string_view::npos)
            break;
        line.remove_prefix(end + 1);
        while (line.starts_with(' '))
            line.remove_prefix(1);
    }
    return line;
}

}  // namespace

std::span<const LogPattern> log_patterns()
{
    return patterns;
}

std::vector<LogFinding> find_trouble(std::string_view log)
{
    static const Compiled compiled;
    std::vector<LogFinding> findings;
    for (const std::string_view raw : lines(log)) {
        const std::string line{message_of(raw)};
        for (std::size_t index = 0; index < patterns.size(); ++index) {
            if (!compiled.trouble[index]->matches(line))
                continue;
            bool calm = false;
            for (const auto& expression : compiled.calm)
                calm = calm || expression->matches(line);
            if (!calm)
                findings.push_back({std::string{patterns.at(index).id}, patterns.at(index).severity, line});
            break;
        }
    }
    return findings;
}

std::string_view to_string(Severity severity)
{
    switch (severity) {
    case Severity::note:
        return "note";
    case Severity::degraded:
        return "degraded";
    case Severity::fatal:
        return "fatal";
    }
    return "";
}

}  // namespace ocks
