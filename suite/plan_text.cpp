// SPDX-License-Identifier: GPL-3.0-or-later
/// A plan for a person's eyes: what will run, what will not and why, what nothing covers.

#include "suite/plan.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace ocks {
namespace {

std::string duration(std::chrono::seconds time)
{
    if (time < std::chrono::minutes{2})
        return fmt::format("{} s", time.count());
    if (time < std::chrono::hours{2})
        return fmt::format("{} min", std::chrono::ceil<std::chrono::minutes>(time).count());
    return fmt::format("{:.1f} h", static_cast<double>(time.count()) / 3600);
}

void add_settled(std::string& text, const Plan& plan, Outcome outcome, std::string_view title)
{
    const auto count =
        std::ranges::count_if(plan.settled, [&](const Record& record) { return record.verdict.outcome == outcome; });
    if (count == 0)
        return;
    fmt::format_to(std::back_inserter(text), "\n{} ({}):\n", title, count);
    for (const Record& record : plan.settled) {
        if (record.verdict.outcome != outcome)
            continue;
        const std::string& code = record.verdict.code;
        fmt::format_to(std::back_inserter(text),
                       "  {:<18} {:<22} {}{}\n",
                       record.test,
                       record.kind + (record.device.empty() ? "" : " " + record.device),
                       code.empty() ? "" : code + ": ",
                       fmt::join(record.verdict.reasons, "; "));
    }
}

}  // namespace

std::string to_text(const Plan& plan)
{
    std::string text = fmt::format("policy {}, profile {}: {}\n", plan.policy, plan.profile, plan.summary);
    for (const std::string& warning : plan.warnings)
        fmt::format_to(std::back_inserter(text), "warning: {}\n", warning);
    fmt::format_to(
        std::back_inserter(text), "\nwill run ({}), about {}:\n", plan.steps.size(), duration(plan.estimate));
    for (const Step& step : plan.steps) {
        fmt::format_to(std::back_inserter(text),
                       "  {:<18} {:<22} {:>6}  {}\n",
                       step.test->id,
                       step.device.kind + " " + step.device.name,
                       duration(step.estimate),
                       step.test->harm == Harm::none
                           ? step.test->summary
                           : fmt::format("{}; {}", step.test->summary, to_string(step.test->harm)));
    }
    add_settled(text, plan, Outcome::error, "cannot run");
    add_settled(text, plan, Outcome::skip, "will not run");
    add_settled(text, plan, Outcome::not_applicable, "does not apply");
    if (!plan.uncovered.empty())
        fmt::format_to(std::back_inserter(text), "\nnothing in this run covers ({}):\n", plan.uncovered.size());
    for (const Covered& line : plan.uncovered)
        fmt::format_to(std::back_inserter(text), "  {} {}: {}\n", line.kind, line.device, line.reason);
    return text;
}

}  // namespace ocks
