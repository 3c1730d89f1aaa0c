// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/boot_verdict.hpp"

#include "kernel/judge/exercise.hpp"

#include <algorithm>
#include <optional>

namespace ocks {
namespace {

std::optional<BootVerdict> first_of(const JudgedLog& log, Severity severity)
{
    const auto found = std::ranges::find(log.trouble, severity, &LogFinding::severity);
    if (found == log.trouble.end())
        return std::nullopt;
    return BootVerdict{found->id, "line " + std::to_string(found->line_number) + " of the console: " + found->title};
}

const MachineEvent* event_named(const BootRecord& record, std::string_view name)
{
    const auto found = std::ranges::find(record.events, name, &MachineEvent::name);
    return found == record.events.end() ? nullptr : &*found;
}

/// How a machine ended that did not send its end.
std::optional<BootVerdict> abnormal_end(const BootRecord& record)
{
    if (record.end_status)
        return std::nullopt;
    const MachineEvent* const shutdown = event_named(record, "SHUTDOWN");
    if (const MachineEvent* const watchdog = event_named(record, "WATCHDOG"))
        return BootVerdict{"watchdog-reset", "the machine's watchdog expired; its action is " + watchdog->detail};
    if (!record.gave_up.empty())
        return BootVerdict{record.gave_up.starts_with("silent") ? "hang" : "timeout", record.gave_up};
    if (shutdown == nullptr)
        return BootVerdict{"lost", "QEMU itself ended: " + record.machine_status};
    if (shutdown->detail.starts_with("host-"))
        return BootVerdict{"power-cut", "the power went from outside: " + shutdown->detail};
    if (shutdown->detail == "guest-reset")
        return BootVerdict{"reset", "the machine reset itself and the kernel did not say why"};
    return BootVerdict{"no-end", "the machine switched off without an end: " + shutdown->detail};
}

/// A device that went and came back into the same slot is not a device that is gone.
std::optional<BootVerdict> degradation(const JudgedLog& log)
{
    auto first = first_of(log, Severity::degraded);
    if (!first || first->id != "device-removed")
        return first;
    const auto removed = std::ranges::find(log.trouble, "device-removed", &LogFinding::id);
    const auto slot = removed->line.substr(0, removed->line.find("):"));
    const bool is_back = std::ranges::any_of(log.notes, [&](const LogFinding& note) {
        return note.id == "device-added" && note.line_number > removed->line_number && note.line.starts_with(slot);
    });
    if (is_back)
        first->id = "device-replugged";
    return first;
}

std::optional<BootVerdict> from_check(const std::vector<BootCheck>& checks)
{
    const auto failed = std::ranges::find_if(checks, [](const BootCheck& each) { return !each.objections.empty(); });
    if (failed == checks.end())
        return std::nullopt;
    return BootVerdict{failed->name, failed->objections.front()};
}

/// A device without its driver is the most common of all differences, and takes what is behind the device with it.
std::optional<BootVerdict> missing_driver(const std::vector<BootCheck>& checks)
{
    for (const BootCheck& check : checks) {
        const auto objection = std::ranges::find_if(check.objections, [](const std::string& text) {
            return text.find(": has no driver, expected ") != std::string::npos;
        });
        if (check.name == "inventory" && objection != check.objections.end())
            return BootVerdict{"driver-missing", *objection};
    }
    return std::nullopt;
}

}  // namespace

const Result<std::vector<Allowance>>& built_in_allowances()
{
    static const auto list = parse_allow_list(allow_list_text(), "kernel/judge/allowed.toml");
    return list;
}

JudgedLog judge_log(const BootRecord& record, const Model& model, const std::vector<Allowance>& allowances)
{
    JudgedLog judged;
    const auto release = record.facts.find("release");
    const LogOrigin origin{.model = model.name,
                           .architecture = model.architecture,
                           .release = release == record.facts.end() ? std::string_view{} : release->second};
    for (LogFinding& finding : find_trouble(record.console)) {
        if (finding.severity == Severity::note)
            judged.notes.push_back(std::move(finding));
        else if (const Allowance* allowance = allowance_of(finding, origin, allowances))
            judged.allowed.push_back(finding.id + ": " + finding.title + ": " + allowance->reason);
        else
            judged.trouble.push_back(std::move(finding));
    }
    return judged;
}

BootVerdict boot_verdict(const BootRecord& record, const Model& model, const std::vector<BootCheck>& checks)
{
    const auto& list = built_in_allowances();
    const JudgedLog log = judge_log(record, model, list ? *list : std::vector<Allowance>{});
    if (auto fatal = first_of(log, Severity::fatal))
        return *fatal;
    if (auto end = abnormal_end(record))
        return *end;
    if (auto degraded = degradation(log))
        return *degraded;
    if (auto driver = missing_driver(checks))
        return *driver;
    if (const auto exercised = judge_exercise(record, model); !exercised.empty())
        return {exercised.front().id, exercised.front().why};
    if (auto failed = from_check(checks))
        return *failed;
    return {"good", {}};
}

}  // namespace ocks
