// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/schedule/schedule.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ocks {
namespace {

/// Adds a step's amounts to what is used, if all of it is there.
bool take(const Amounts& amounts, const Amounts& budget, Amounts& used)
{
    // Sums of rates are not exact.
    constexpr double tolerance = 1e-6;
    for (const auto& [name, amount] : amounts) {
        const auto limit = budget.find(name);
        const auto so_far = used.find(name);
        const double before = so_far == used.end() ? 0 : so_far->second;
        if (limit != budget.end() && before + amount > limit->second + tolerance)
            return false;
    }
    for (const auto& [name, amount] : amounts)
        used[name] += amount;
    return true;
}

}  // namespace

Schedule::Schedule(std::vector<Demand> demands, Amounts budget)
    : m_demands(std::move(demands)), m_budget(std::move(budget)), m_before(m_demands.size()),
      m_chains(m_demands.size()), m_order(m_demands.size())
{
    for (Demand& demand : m_demands) {
        for (auto& [name, amount] : demand.amounts) {
            if (const auto limit = m_budget.find(name); limit != m_budget.end())
                amount = std::min(amount, limit->second);
        }
    }
    for (std::size_t later = m_demands.size(); later-- > 0;) {
        m_chains[later] += m_demands[later].estimate;
        for (std::size_t step = 0; step < later; ++step) {
            if (m_demands[step].phase != m_demands[later].phase || !is_conflict(m_demands[step], m_demands[later]))
                continue;
            m_before[later].push_back(step);
            m_chains[step] = std::max(m_chains[step], m_chains[later]);
        }
    }
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    std::ranges::stable_sort(m_order, std::ranges::greater{}, [this](std::size_t step) { return m_chains[step]; });
}

bool Schedule::is_free(std::size_t step, std::span<const Turn> turns) const
{
    return turns[step] == Turn::waits &&
           std::ranges::all_of(m_before[step], [&](std::size_t before) { return turns[before] == Turn::done; });
}

std::vector<std::size_t> Schedule::next(std::span<const Turn> turns) const
{
    Phase phase = Phase::restarts;
    Amounts used;
    for (std::size_t step = 0; step < turns.size(); ++step) {
        if (turns[step] != Turn::done)
            phase = std::min(phase, m_demands[step].phase);
        if (turns[step] == Turn::runs)
            (void)take(m_demands[step].amounts, {}, used);
    }
    std::vector<std::size_t> found;
    for (const std::size_t step : m_order) {
        if (m_demands[step].phase == phase && is_free(step, turns) && take(m_demands[step].amounts, m_budget, used))
            found.push_back(step);
    }
    return found;
}

Schedule schedule_of(std::span<const Step> steps, const Inventory& inventory)
{
    std::vector<Demand> demands;
    demands.reserve(steps.size());
    for (const Step& step : steps)
        demands.push_back(demand_of(step, inventory));
    return {std::move(demands), budget_of(inventory)};
}

Timeline timeline_of(const Schedule& schedule, std::vector<Turn> turns, std::span<const std::chrono::seconds> left)
{
    Timeline timeline;
    timeline.slots.resize(turns.size());
    std::chrono::seconds now{0};
    for (;;) {
        for (const std::size_t step : schedule.next(turns)) {
            turns[step] = Turn::runs;
            timeline.slots[step].begin = now;
        }
        auto first = std::chrono::seconds::max();
        for (std::size_t step = 0; step < turns.size(); ++step) {
            if (turns[step] == Turn::runs)
                first = std::min(first, timeline.slots[step].begin + left[step]);
        }
        if (first == std::chrono::seconds::max())
            return timeline;
        now = first;
        timeline.makespan = now;
        for (std::size_t step = 0; step < turns.size(); ++step) {
            if (turns[step] == Turn::runs && timeline.slots[step].begin + left[step] == now) {
                turns[step] = Turn::done;
                timeline.slots[step].end = now;
            }
        }
    }
}

Timeline timeline_of(const Schedule& schedule)
{
    std::vector<std::chrono::seconds> left;
    for (const Demand& demand : schedule.demands())
        left.push_back(demand.estimate);
    return timeline_of(schedule, std::vector(left.size(), Turn::waits), left);
}

std::chrono::seconds critical_path(const Schedule& schedule)
{
    std::map<Phase, std::chrono::seconds> longest;
    for (std::size_t step = 0; step < schedule.demands().size(); ++step) {
        auto& chain = longest[schedule.demands()[step].phase];
        chain = std::max(chain, schedule.chain_from(step));
    }
    std::chrono::seconds sum{0};
    for (const auto& [phase, chain] : longest)
        sum += chain;
    return sum;
}

}  // namespace ocks
