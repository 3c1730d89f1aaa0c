// SPDX-License-Identifier: GPL-3.0-or-later
/// A plan for a person's eyes: what will run, what will not and why, what nothing covers.

#include "suite/plan.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace ocks {
namespace {

std::string duration(std::chrono::seconds time, const console::Words& words)
{
    if (time < std::chrono::minutes{2})
        return words("{} s", {std::to_string(time.count())});
    if (time < std::chrono::hours{2})
        return words("{} min", {std::to_string(std::chrono::ceil<std::chrono::minutes>(time).count())});
    return words("{} h", {fmt::format("{:.1f}", static_cast<double>(time.count()) / 3600)});
}

std::string sentences(const std::vector<std::string>& reasons, const console::Words& words)
{
    std::string text;
    for (const std::string& reason : reasons)
        text += (text.empty() ? "" : "; ") + words.sentence(reason);
    return text;
}

void add_settled(
    std::string& text, const Plan& plan, Outcome outcome, std::string_view title, const console::Words& words)
{
    const auto count =
        std::ranges::count_if(plan.settled, [&](const Record& record) { return record.verdict.outcome == outcome; });
    if (count == 0)
        return;
    fmt::format_to(std::back_inserter(text), "\n{} ({}){}\n", title, count, words(":"));
    for (const Record& record : plan.settled) {
        if (record.verdict.outcome != outcome)
            continue;
        const std::string& code = record.verdict.code;
        fmt::format_to(std::back_inserter(text),
                       "  {:<18} {:<22} {}{}\n",
                       record.test,
                       record.kind + (record.device.empty() ? "" : " " + record.device),
                       code.empty() ? "" : code + ": ",
                       sentences(record.verdict.reasons, words));
    }
}

/// A run that does several things at once says how long it would take otherwise.
std::string title_of(const Plan& plan, const console::Words& words)
{
    const std::string count = std::to_string(plan.steps.size());
    const std::string time = duration(plan.estimate, words);
    return plan.serial == plan.estimate ? words("will run ({}), about {}:", {count, time})
                                        : words("will run ({}), about {}; one after another it would be {}:",
                                                {count, time, duration(plan.serial, words)});
}

std::vector<const Step*> by_time(const Plan& plan)
{
    std::vector<const Step*> steps;
    steps.reserve(plan.steps.size());
    for (const Step& step : plan.steps)
        steps.push_back(&step);
    std::ranges::stable_sort(steps, {}, [](const Step* step) { return step->begins; });
    return steps;
}

void add_steps(std::string& text, const Plan& plan, const console::Words& words)
{
    for (const Step* step : by_time(plan)) {
        const std::string_view summary = words(step->test->summary);
        fmt::format_to(std::back_inserter(text),
                       "  {:>8}  {:<18} {:<22} {:>6}  {}\n",
                       words("at {}", {duration(step->begins, words)}),
                       step->test->id,
                       step->device.kind + " " + step->device.name,
                       duration(step->estimate, words),
                       step->test->harm == Harm::none
                           ? std::string{summary}
                           : fmt::format("{}{}{}", summary, words("; "), words(to_string(step->test->harm))));
    }
}

}  // namespace

std::string to_text(const Plan& plan, const console::Words& words)
{
    std::string text =
        words("policy {}, profile {}: {}", {plan.policy, plan.profile, words.sentence(plan.summary)}) + "\n";
    for (const std::string& warning : plan.warnings)
        fmt::format_to(std::back_inserter(text), "{} {}\n", words("warning:"), words.sentence(warning));
    fmt::format_to(std::back_inserter(text), "\n{}\n", title_of(plan, words));
    add_steps(text, plan, words);
    add_settled(text, plan, Outcome::error, words("cannot run"), words);
    add_settled(text, plan, Outcome::skip, words("will not run"), words);
    add_settled(text, plan, Outcome::not_applicable, words("does not apply"), words);
    if (!plan.uncovered.empty())
        fmt::format_to(std::back_inserter(text),
                       "\n{}\n",
                       words("nothing in this run covers ({}):", {std::to_string(plan.uncovered.size())}));
    for (const Covered& line : plan.uncovered)
        fmt::format_to(std::back_inserter(text), "  {} {}: {}\n", line.kind, line.device, words.sentence(line.reason));
    return text;
}

}  // namespace ocks
