// SPDX-License-Identifier: GPL-3.0-or-later
/// Who runs beside whom. Steps that touch the same thing keep the order of the plan; the others share what there is,
/// the longest chain first. The same steps and durations give the same schedule: nothing in it is random.
#pragma once

#include "suite/schedule/demand.hpp"

#include <chrono>
#include <cstddef>
#include <span>
#include <vector>

namespace ocks {

enum class Turn { waits, runs, done };

class Schedule {
public:
    /// A step that asks for more than there is gets what there is.
    Schedule(std::vector<Demand> demands, Amounts budget);

    [[nodiscard]] std::span<const Demand> demands() const { return m_demands; }
    [[nodiscard]] const Amounts& budget() const { return m_budget; }

    /// The steps that may begin now, in the order in which they should. While something waits and nothing runs there is
    /// always one.
    [[nodiscard]] std::vector<std::size_t> next(std::span<const Turn> turns) const;

    /// The longest chain of steps that must follow one another, with the step at its head: no schedule is shorter.
    [[nodiscard]] std::chrono::seconds chain_from(std::size_t step) const { return m_chains[step]; }

private:
    [[nodiscard]] bool is_free(std::size_t step, std::span<const Turn> turns) const;

    std::vector<Demand> m_demands;
    Amounts m_budget;
    std::vector<std::vector<std::size_t>> m_before;  ///< earlier steps of its phase that a step must wait for
    std::vector<std::chrono::seconds> m_chains;
    std::vector<std::size_t> m_order;  ///< longest chain first, then that of the plan
};

/// For the steps of a plan, by their numbers.
[[nodiscard]] Schedule schedule_of(std::span<const Step> steps, const Inventory& inventory);

/// When each step begins and ends if every estimate is right, from now on.
struct Timeline {
    struct Slot {
        std::chrono::seconds begin{0};
        std::chrono::seconds end{0};
    };
    std::vector<Slot> slots;
    std::chrono::seconds makespan{0};
};

/// `turns` says what is done and what runs; `left` what is still to come of those that run and wait.
[[nodiscard]] Timeline
timeline_of(const Schedule& schedule, std::vector<Turn> turns, std::span<const std::chrono::seconds> left);

/// From the start.
[[nodiscard]] Timeline timeline_of(const Schedule& schedule);

/// The longest chains of all phases, one after the other.
[[nodiscard]] std::chrono::seconds critical_path(const Schedule& schedule);

}  // namespace ocks
