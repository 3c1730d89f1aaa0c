// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel_log.hpp"

#include "core/log_line.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace ocks {
namespace {

struct Harmless {
    std::string_view pattern = {};
    std::string_view reason = {};
};

constexpr std::array harmless{
    Harmless{"Kernel command line: ", "the command line may name a parameter such as oops=panic"},
    Harmless{"^Spectre", "a CPU's known flaw and its mitigation, not an event"},
    Harmless{"^MDS: ", "as above"},
    Harmless{"MMIO Stale Data", "as above"},
};

/// Far above what one processor prints of itself; what comes later belongs to something else.
constexpr std::size_t longest_report = 400;

/// Functions that only print the report, or wait: never the ones that a report is about.
constexpr std::array bystanders = std::to_array<std::string_view>({"__dump_stack",
                                                                   "__schedule",
                                                                   "__switch_to",
                                                                   "asm_",
                                                                   "context_switch",
                                                                   "do_raw_spin_lock",
                                                                   "dump_backtrace",
                                                                   "dump_header",
                                                                   "dump_stack",
                                                                   "io_schedule",
                                                                   "kasan_",
                                                                   "kmsan_",
                                                                   "lock_acquire",
                                                                   "lockdep_",
                                                                   "nmi_cpu_backtrace",
                                                                   "nmi_trigger_cpumask_backtrace",
                                                                   "oom_kill_process",
                                                                   "print_",
                                                                   "rcu_dump_cpu_stacks",
                                                                   "refcount_warn_saturate",
                                                                   "schedule",
                                                                   "show_stack",
                                                                   "ubsan_",
                                                                   "__ubsan_",
                                                                   "__warn",
                                                                   "warn_slowpath_",
                                                                   "wait_for_c",
                                                                   "__wait_for_common"});

bool is_bystander(std::string_view function)
{
    return std::ranges::any_of(bystanders, [&](std::string_view name) { return function.starts_with(name); });
}

/// Whether the function in the message is the one that the processor was in; the frames of a trace begin with a blank.
bool names_instruction(std::string_view message)
{
    return std::ranges::any_of(
        std::to_array<std::string_view>({"RIP: ", "EIP: ", "EIP is at ", "IP: ", "pc : ", "PC is at ", "NIP "}),
        [&](std::string_view name) { return message.starts_with(name); });
}

const LogPattern* matching_pattern(std::string_view message)
{
    const auto patterns = log_patterns();
    const auto found =
        std::ranges::find_if(patterns, [&](const LogPattern& each) { return occurs(each.pattern, message); });
    const bool is_harmless = found == patterns.end() || std::ranges::any_of(harmless, [&](const Harmless& each) {
                                 return occurs(each.pattern, message);
                             });
    return is_harmless ? nullptr : &*found;
}

bool is_among(std::string_view id, std::string_view ids)
{
    for (auto at = ids.find(id); at != std::string_view::npos; at = ids.find(id, at + 1)) {
        const auto end = at + id.size();
        if ((at == 0 || ids[at - 1] == ',') && (end == ids.size() || ids[end] == ','))
            return true;
    }
    return false;
}

/// A message without the offsets in functions, which differ from build to build.
std::string without_offsets(std::string_view message)
{
    std::string title{trimmed(message)};
    for (auto begin = title.find("+0x"); begin != std::string::npos; begin = title.find("+0x", begin))
        title.erase(begin, title.find_first_not_of("0123456789abcdefx/", begin + 1) - begin);
    if (title.starts_with("BUG: "))
        title.erase(0, 5);
    return title;
}

/// A report while its lines come.
class Report {
public:
    Report(const LogPattern& pattern, const LogLine& line)
        : m_pattern(&pattern), m_first(line), m_function(function_in(line.message))
    {
    }

    [[nodiscard]] bool is_continued_by(const LogPattern& pattern) const
    {
        return m_is_open && is_among(m_pattern->id, pattern.part_of);
    }

    void take(std::string_view message)
    {
        // The line of equal signs stands before and after a report of KASAN; it was opened by the one after the first.
        if (++m_length > longest_report || message.starts_with("---[ end ") || message.starts_with("=========="))
            m_is_open = false;
        if (!m_is_open || !m_function.empty() || m_pattern->label.empty())
            return;
        const std::string_view function = function_in(message);
        if (function.empty() || is_bystander(function))
            return;
        if (names_instruction(message))
            m_function = function;
        else if (m_frame.empty() && message.starts_with(' '))
            m_frame = function;
    }

    [[nodiscard]] LogFinding finding() const
    {
        const std::string_view function = m_function.empty() ? m_frame : m_function;
        std::string title = without_offsets(m_first.message);
        if (!m_pattern->label.empty())
            title = std::string{m_pattern->label} + (function.empty() ? "" : " in " + std::string{function});
        return {.id = std::string{m_pattern->id},
                .severity = m_pattern->severity,
                .title = std::move(title),
                .line = std::string{m_first.message},
                .line_number = m_first.number};
    }

private:
    const LogPattern* m_pattern;
    LogLine m_first;
    std::string_view m_function;  ///< where it happened
    std::string_view m_frame;     ///< the first of a trace that tells something
    std::size_t m_length = 0;
    bool m_is_open = true;
};

}  // namespace

std::vector<LogFinding> find_trouble(std::string_view log)
{
    std::vector<LogFinding> findings;
    std::optional<Report> report;
    const auto close = [&] {
        if (report)
            findings.push_back(report->finding());
    };
    for (const LogLine& line : log_lines(log)) {
        // "---[ end Kernel panic - not syncing: ... ]---" repeats what was said.
        const LogPattern* const pattern =
            line.message.starts_with("---[ end ") ? nullptr : matching_pattern(line.message);
        if (pattern != nullptr && !(report && report->is_continued_by(*pattern))) {
            close();
            report.emplace(*pattern, line);
        } else if (report) {
            report->take(line.message);
        }
    }
    close();
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
