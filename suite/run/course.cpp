// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/run/course.hpp"

#include "core/clock.hpp"
#include "suite/kmsg.hpp"
#include "suite/protection.hpp"
#include "suite/run/verdict.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <utility>

namespace ocks {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::string> logs_of(const std::string& directory, const std::string& prefix)
{
    std::vector<std::string> names;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(directory, error);
         !error && entry != std::filesystem::directory_iterator();
         entry.increment(error)) {
        if (std::string name = entry->path().filename().string(); name.starts_with(prefix))
            names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    return names;
}

/// Where the kernel's news come from: what the context says, or /dev/kmsg from now on.
std::function<Result<std::string>()> news_of(const RunContext& context)
{
    if (context.kernel_log)
        return context.kernel_log;
    if (!context.root.is_live())
        return []() -> Result<std::string> {
            return fail(Errc::absent, "/dev/kmsg", "a snapshot logs nothing");
        };
    const auto log = std::make_shared<Result<KernelLog>>(KernelLog::open());
    return [log]() -> Result<std::string> {
        return *log ? (*log)->news() : Result<std::string>{Failure(log->error())};
    };
}

std::string name_of(const Record& record)
{
    return record.test + " " + record.device;
}

Record record_for(const Step& step, unsigned attempt)
{
    Record record;
    record.test = std::string{step.test->id};
    record.kind = step.device.kind;
    record.device = step.device.name;
    record.attempt = attempt;
    return record;
}

std::string joined(const std::set<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// What took the machine down before is done again by itself.
Schedule schedule_for(const Plan& plan, const RunContext& context, const History& history)
{
    std::vector<Demand> demands;
    demands.reserve(plan.steps.size());
    for (const Step& step : plan.steps) {
        demands.push_back(demand_of(step, context.inventory));
        demands.back().alone = demands.back().alone || History::is_suspect(history.of(step));
    }
    return {std::move(demands), budget_of(context.inventory)};
}

}  // namespace

Course::Course(const Plan& plan, const RunContext& context, Journal& journal, History history)
    : m_plan(plan), m_context(context), m_journal(journal), m_history(std::move(history)),
      m_schedule(schedule_for(plan, context, m_history)), m_gate(context.root, news_of(context)),
      m_turns(plan.steps.size(), Turn::waits), m_records(plan.steps.size()), m_boot_id(boot_id_of(context.inventory))
{
    if (const auto text = context.root.read("/proc/meminfo"))
        m_memory_max = memory_limit(*text);
}

/// What an earlier run has done is not done again.
void Course::recall()
{
    for (std::size_t index = 0; index < m_plan.steps.size(); ++index) {
        m_records[index] = m_history.of(m_plan.steps[index]);
        if (History::is_to_do(m_records[index]))
            continue;
        m_turns[index] = Turn::done;
        tell(Stage::ended, index, &m_records[index].back(), true);
    }
}

Result<void> Course::begin_what_can()
{
    for (const std::size_t index : m_schedule.next(m_turns)) {
        if (auto begun = begin(index); !begun)
            return begun;
    }
    return {};
}

Result<void> Course::go_on()
{
    bool is_stopped = false;
    auto second = Clock::now() + std::chrono::seconds{1};
    for (;;) {
        if (!is_stopped && m_stop.is_raised()) {
            is_stopped = true;
            tell_all(Stage::stopping);
        }
        if (!is_stopped) {
            if (auto begun = begin_what_can(); !begun)
                return begun;
        }
        if (m_crew.is_empty())
            return {};
        for (const Crew::Finished& finished : m_crew.wait(second, is_stopped ? -1 : m_stop.descriptor())) {
            if (auto ended = end(finished.step, finished.ended); !ended)
                return ended;
        }
        if (const auto now = Clock::now(); now >= second) {
            tell_all(Stage::running);
            second = now + std::chrono::seconds{1};
        }
    }
}

Result<std::vector<Record>> Course::all()
{
    recall();
    if (const auto gone_on = go_on(); !gone_on) {
        // What runs is ended and put back, though nobody can write it down.
        m_stop.raise();
        while (!m_crew.is_empty())
            (void)m_crew.wait(Clock::now() + std::chrono::seconds{1}, -1);
        return Failure(gone_on.error());
    }
    leave_out_the_rest();
    std::vector<Record> records = m_plan.settled;
    for (std::vector<Record>& each : m_records)
        std::ranges::move(each, std::back_inserter(records));
    return records;
}

Result<void> Course::begin(std::size_t index)
{
    const Step& step = m_plan.steps[index];
    Record record = record_for(step, m_records[index].empty() ? 1 : m_records[index].back().attempt + 1);
    record.parameters = step.parameters;
    record.started = to_rfc3339(std::chrono::system_clock::now());
    if (auto begun =
            m_journal.begin({record.test, record.kind, record.device, record.attempt, record.started, m_boot_id});
        !begun)
        return begun;
    const Demand& demand = m_schedule.demands()[index];
    Names names = demand.holds;
    names.insert(demand.passes.begin(), demand.passes.end());
    m_gate.begin(index, std::move(names));

    std::string prefix = fmt::format("{:04}-{}-{}-{}", index, record.test, record.device, record.attempt);
    Work work{std::move(record), std::move(prefix), Gauge{m_context.root, m_context.inventory, step.device}, {}};
    // Who only looks is no load to anybody.
    if (demand.phase != Phase::looks) {
        for (auto& [other, neighbour] : m_work) {
            neighbour.beside.insert(name_of(work.record));
            work.beside.insert(name_of(neighbour.record));
        }
    }
    const Surface surface{.root = m_context.root,
                          .inventory = m_context.inventory,
                          .grants = m_context.grants,
                          .log_prefix = m_context.directory + "/logs/" + work.prefix,
                          .deadline = 2 * step.estimate + m_context.grace,
                          .memory_max = m_memory_max,
                          .stop = m_stop.descriptor()};
    m_work.emplace(index, std::move(work));
    m_turns[index] = Turn::runs;
    m_left_at.reset();
    m_crew.start(index, step, surface);
    tell(Stage::begun, index);
    return {};
}

Result<void> Course::end(std::size_t index, const Ended& ended)
{
    auto work = m_work.extract(index);
    Record record = std::move(work.mapped().record);
    HealthReport health = m_gate.end(index, ended.duration);
    record.duration_milliseconds = static_cast<std::uint64_t>(ended.duration.count());
    record.measured = ended.measured.value_or(std::vector<Measurement>{});
    std::ranges::move(health.measured, std::back_inserter(record.measured));
    record.findings = std::move(health.findings);
    record.logs = logs_of(m_context.directory + "/logs", work.mapped().prefix + ".");
    if (!work.mapped().beside.empty())
        record.parameters.insert_or_assign("beside", joined(work.mapped().beside));
    record.verdict = verdict_of(ended, record, m_context.policy);
    if (auto written = m_journal.end(record); !written)
        return written;
    m_turns[index] = Turn::done;
    m_left_at.reset();
    m_records[index].push_back(std::move(record));
    tell(Stage::ended, index, &m_records[index].back());
    return {};
}

void Course::leave_out_the_rest()
{
    for (std::size_t index = 0; index < m_plan.steps.size(); ++index) {
        if (m_turns[index] == Turn::done)
            continue;
        Record record =
            record_for(m_plan.steps[index], m_records[index].empty() ? 1 : m_records[index].back().attempt + 1);
        record.verdict = {Outcome::skip, "interrupted", {"the run was stopped before it"}, {}};
        m_records[index].push_back(std::move(record));
    }
}

}  // namespace ocks
