// SPDX-License-Identifier: GPL-3.0-or-later
/// The steps of a plan in the order of their phases, with the time at which each is to begin.

#include "suite/plan.hpp"
#include "suite/schedule/schedule.hpp"

#include <algorithm>

namespace ocks {

void arrange(Plan& plan, const Inventory& inventory)
{
    std::ranges::stable_sort(plan.steps, {}, [&](const Step& step) { return demand_of(step, inventory).phase; });
    const Schedule schedule = schedule_of(plan.steps, inventory);
    const Timeline timeline = timeline_of(schedule);
    plan.estimate = timeline.makespan;
    plan.critical = critical_path(schedule);
    plan.serial = std::chrono::seconds{0};
    for (std::size_t index = 0; index < plan.steps.size(); ++index) {
        plan.steps[index].begins = timeline.slots[index].begin;
        plan.serial += plan.steps[index].estimate;
    }
}

}  // namespace ocks
