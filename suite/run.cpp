// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/run.hpp"

#include "core/clock.hpp"
#include "core/errc.hpp"
#include "core/file.hpp"
#include "core/judge.hpp"
#include "core/text.hpp"
#include "suite/executor/execute.hpp"
#include "suite/gauge.hpp"
#include "suite/health.hpp"
#include "suite/journal.hpp"
#include "suite/kmsg.hpp"
#include "suite/protection.hpp"
#include "suite/stop_signal.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace ocks {
namespace {

bool is_about(const Record& record, const Step& step)
{
    return record.test == step.test->id && record.kind == step.device.kind && record.device == step.device.name;
}

/// As reports have always called it.
std::string code_of(const Error& error)
{
    return error.code == Errc::absent ? "not-found" : std::string{to_string(error.code)};
}

/// Trouble that the machine had during the step is evidence, whether or not the case got to its end.
Verdict verdict_of(const Ended& ended, const Record& record, const Policy& policy)
{
    const std::vector<Criterion> all = criteria_of(policy, record.test);
    if (ended.measured)
        return judge(record.measured, all);
    std::string reason = to_string(ended.measured.error());
    const Verdict health = judge(record.measured, policy.health);
    if (health.outcome == Outcome::fail) {
        Verdict verdict = health;
        verdict.reasons.push_back(std::move(reason));
        return verdict;
    }
    return {Outcome::error, ended.code.empty() ? code_of(ended.measured.error()) : ended.code, {std::move(reason)}, {}};
}

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

/// One run of one plan.
class Run {
public:
    Run(const Plan& plan, const RunContext& context, Journal& journal, JournalContent before)
        : m_plan(plan), m_context(context), m_journal(journal), m_before(std::move(before))
    {
        if (const Device* kernel = find_device(context.inventory, "kernel", "kernel"))
            m_boot_id = std::string{text_of(*kernel, "boot_id").value_or("")};
        if (!context.kernel_log && context.root.is_live())
            m_kmsg.emplace(KernelLog::open());
        if (const auto text = context.root.read("/proc/meminfo"))
            m_memory_max = memory_limit(*text);
    }

    [[nodiscard]] Result<std::vector<Record>> all()
    {
        std::vector<Record> records = m_plan.settled;
        if (const auto noted = note_lost_contact(); !noted)
            return Failure(noted.error());
        for (std::size_t index = 0; index < m_plan.steps.size(); ++index) {
            const Step& step = m_plan.steps.at(index);
            std::vector<Record> earlier = earlier_records(step);
            const bool again = earlier.empty() || is_to_repeat(earlier);
            if (!again)
                tell({Stage::ended, index, m_plan.steps.size(), &step, &earlier.back(), true});
            const unsigned attempt = earlier.empty() ? 1 : earlier.back().attempt + 1;
            std::ranges::move(earlier, std::back_inserter(records));
            if (!again)
                continue;
            if (m_stop.is_raised()) {
                records.push_back(left_out(step, attempt));
                continue;
            }
            auto record = perform(index, attempt);
            if (!record)
                return Failure(record.error());
            records.push_back(std::move(*record));
        }
        return records;
    }

private:
    /// The suite or the machine stopped in the middle of a step: that is a result of its own.
    [[nodiscard]] Result<void> note_lost_contact()
    {
        if (!m_before.begun)
            return {};
        const Begun& begun = *m_before.begun;
        Record record;
        record.test = begun.test;
        record.kind = begun.kind;
        record.device = begun.device;
        record.attempt = begun.attempt;
        record.started = begun.started;
        const std::string how = begun.boot_id == m_boot_id ? "the suite was stopped" : "the machine restarted";
        record.verdict = {Outcome::error, "lost-contact", {how + " during the test"}, {}};
        auto written = m_journal.end(record);
        m_before.records.push_back(std::move(record));
        return written;
    }

    [[nodiscard]] std::vector<Record> earlier_records(const Step& step) const
    {
        std::vector<Record> found;
        std::ranges::copy_if(
            m_before.records, std::back_inserter(found), [&](const Record& each) { return is_about(each, step); });
        return found;
    }

    /// What the operator stopped is done again; what took the machine down is done again once.
    [[nodiscard]] static bool is_to_repeat(const std::vector<Record>& earlier)
    {
        const auto lost =
            std::ranges::count_if(earlier, [](const Record& record) { return record.verdict.code == "lost-contact"; });
        const std::string& code = earlier.back().verdict.code;
        return code == "interrupted" || (code == "lost-contact" && lost < 2);
    }

    [[nodiscard]] static Record left_out(const Step& step, unsigned attempt)
    {
        Record record;
        record.test = std::string{step.test->id};
        record.kind = step.device.kind;
        record.device = step.device.name;
        record.attempt = attempt;
        record.verdict = {Outcome::skip, "interrupted", {"the run was stopped before it"}, {}};
        return record;
    }

    [[nodiscard]] Result<std::string> kernel_news()
    {
        if (m_context.kernel_log)
            return m_context.kernel_log();
        if (!m_kmsg)
            return fail(Errc::absent, "/dev/kmsg", "a snapshot logs nothing");
        return *m_kmsg ? (*m_kmsg)->news() : Result<std::string>{Failure(m_kmsg->error())};
    }

    [[nodiscard]] Result<Record> perform(std::size_t index, unsigned attempt)
    {
        const Step& step = m_plan.steps.at(index);
        Record record = left_out(step, attempt);
        record.parameters = step.parameters;
        record.started = to_rfc3339(std::chrono::system_clock::now());
        const auto begun =
            m_journal.begin({record.test, record.kind, record.device, attempt, record.started, m_boot_id});
        if (!begun)
            return Failure(begun.error());
        Progress progress{.index = index, .total = m_plan.steps.size(), .step = &step, .later = later_than(index)};
        tell(progress);

        const std::string logs = m_context.directory + "/logs";
        const std::string prefix = fmt::format("{:04}-{}-{}-{}", index, step.test->id, step.device.name, attempt);
        (void)kernel_news();  // what was said before the step is not the step's
        const Health before = health_of(m_context.root);
        Surface surface{m_context.root,
                        m_context.inventory,
                        m_context.grants,
                        logs + "/" + prefix,
                        2 * step.estimate + m_context.grace,
                        m_memory_max,
                        m_stop.descriptor()};
        Gauge gauge{m_context.root, m_context.inventory, step.device};
        if (m_context.progress)
            show_on(surface, progress, gauge);
        Ended ended = execute(step, surface);
        HealthReport health = compare(before, health_of(m_context.root), kernel_news(), ended.duration);

        record.duration_milliseconds = static_cast<std::uint64_t>(ended.duration.count());
        record.measured = ended.measured.value_or(std::vector<Measurement>{});
        std::ranges::move(health.measured, std::back_inserter(record.measured));
        record.findings = std::move(health.findings);
        record.logs = logs_of(logs, prefix + ".");
        record.verdict = verdict_of(ended, record, m_context.policy);
        if (const auto written = m_journal.end(record); !written)
            return Failure(written.error());
        progress.stage = Stage::ended;
        progress.record = &record;
        progress.elapsed = ended.duration;
        tell(progress);
        return record;
    }

    /// What a person sees of the step while it runs. All three live until it has ended.
    void show_on(Surface& surface, Progress& progress, Gauge& gauge) const
    {
        surface.each_second = [&](std::chrono::milliseconds elapsed) {
            progress.stage = Stage::running;
            progress.elapsed = elapsed;
            progress.seen = gauge.since_last(std::chrono::steady_clock::now());
            tell(progress);
        };
        surface.stopping = [&] {
            progress.stage = Stage::stopping;
            tell(progress);
        };
    }

    /// What an earlier run has done takes no time.
    [[nodiscard]] std::chrono::seconds later_than(std::size_t index) const
    {
        std::chrono::seconds sum{0};
        for (++index; index < m_plan.steps.size(); ++index) {
            const std::vector<Record> earlier = earlier_records(m_plan.steps[index]);
            if (earlier.empty() || is_to_repeat(earlier))
                sum += m_plan.steps[index].estimate;
        }
        return sum;
    }

    void tell(const Progress& progress) const
    {
        if (m_context.progress)
            m_context.progress(progress);
    }

    const Plan& m_plan;
    const RunContext& m_context;
    Journal& m_journal;
    JournalContent m_before;
    StopSignal m_stop;
    std::optional<Result<KernelLog>> m_kmsg;
    std::string m_boot_id;
    std::uint64_t m_memory_max = 0;
};

/// Nothing if the earlier run has recorded nothing.
Result<std::optional<JournalContent>> earlier_run(const std::string& path, const RunIdentity& identity)
{
    const auto text = read_file(path);
    if (!text)
        return Failure(text.error());
    if (is_cut_in_first_line(*text, identity))
        return std::nullopt;
    auto content = parse_journal(*text);
    if (!content)
        return fail(content.error().code, path, content.error().why);
    if (content->identity != identity)
        return fail(Errc::malformed, path, "is of another policy, profile or machine and cannot be resumed");
    return std::optional{std::move(*content)};
}

}  // namespace

bool was_interrupted(std::span<const Record> records)
{
    return std::ranges::any_of(records, [&](const Record& record) {
        return record.verdict.code == "interrupted" && std::ranges::none_of(records, [&](const Record& later) {
                   return later.test == record.test && later.kind == record.kind && later.device == record.device &&
                          later.attempt > record.attempt;
               });
    });
}

Result<std::vector<Record>> run(const Plan& plan, const RunContext& context)
{
    if (const auto made = make_directory(context.directory + "/logs"); !made)
        return Failure(made.error());
    const std::string path = context.directory + "/journal.jsonl";
    const RunIdentity identity = identity_of(context.policy.sha256, plan.profile, context.inventory);
    std::optional<JournalContent> before;
    std::error_code ignored;
    if (context.resume && std::filesystem::exists(path, ignored)) {
        auto content = earlier_run(path, identity);
        if (!content)
            return Failure(content.error());
        before = std::move(*content);
        if (!before)
            std::filesystem::remove(path, ignored);
    }
    auto journal = before ? Journal::resume(path, before->whole_bytes) : Journal::create(path, identity);
    if (!journal)
        return Failure(journal.error());
    const Protection protection{context.root.is_live()};
    return Run{plan, context, *journal, before ? std::move(*before) : JournalContent{}}.all();
}

}  // namespace ocks
