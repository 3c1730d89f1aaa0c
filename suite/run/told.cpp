// SPDX-License-Identifier: GPL-3.0-or-later
/// What is told of a run while it goes on.

#include "suite/run/course.hpp"

#include <algorithm>

namespace ocks {

using Clock = std::chrono::steady_clock;

/// Reckoned anew whenever a step begins or ends: what an earlier run has done takes no time.
std::chrono::seconds Course::time_left()
{
    const auto now = Clock::now();
    if (!m_left_at) {
        std::vector<std::chrono::seconds> left;
        left.reserve(m_turns.size());
        for (std::size_t step = 0; step < m_turns.size(); ++step) {
            const auto elapsed = std::chrono::floor<std::chrono::seconds>(m_crew.elapsed(step));
            left.push_back(std::max(m_plan.steps[step].estimate - elapsed, std::chrono::seconds{0}));
        }
        m_left = timeline_of(m_schedule, m_turns, left).makespan;
        m_left_at = now;
    }
    return std::max(m_left - std::chrono::floor<std::chrono::seconds>(now - *m_left_at), std::chrono::seconds{0});
}

void Course::tell(Stage stage, std::size_t index, const Record* record, bool resumed)
{
    if (!m_context.progress)
        return;
    Progress progress{.stage = stage,
                      .index = index,
                      .total = m_plan.steps.size(),
                      .step = &m_plan.steps[index],
                      .record = record,
                      .resumed = resumed,
                      .elapsed = record != nullptr ? std::chrono::milliseconds{record->duration_milliseconds}
                                                   : m_crew.elapsed(index)};
    if (stage == Stage::begun || stage == Stage::running)
        progress.run_left = time_left();
    if (const auto work = m_work.find(index); work != m_work.end() && stage == Stage::running)
        progress.seen = work->second.gauge.since_last(Clock::now());
    m_context.progress(progress);
}

void Course::tell_all(Stage stage)
{
    for (const std::size_t index : m_crew.running())
        tell(stage, index);
}

}  // namespace ocks
