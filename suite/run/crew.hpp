// SPDX-License-Identifier: GPL-3.0-or-later
/// The steps that run now, in one poll loop.
#pragma once

#include "suite/executor/keeper.hpp"
#include "suite/plan.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace ocks {

class Crew {
public:
    struct Finished {
        std::size_t step;
        Ended ended;
    };

    /// `patience`: how long after its deadline a keeper may still need to end and put back what it keeps.
    explicit Crew(std::chrono::milliseconds patience = std::chrono::minutes{1});

    /// A step that cannot be started has ended at once.
    void start(std::size_t number, const Step& step, const Surface& surface);

    [[nodiscard]] bool is_empty() const { return m_keepers.empty() && m_finished.empty(); }
    [[nodiscard]] std::vector<std::size_t> running() const;
    [[nodiscard]] std::chrono::milliseconds elapsed(std::size_t step) const;

    /// What has ended, in the order of the steps; waits for the first until `until`, or until `stop` (a descriptor, or
    /// -1) is readable.
    [[nodiscard]] std::vector<Finished> wait(std::chrono::steady_clock::time_point until, int stop);

private:
    struct Kept {
        Keeper keeper;
        std::chrono::steady_clock::time_point latest;
    };

    void collect();

    std::chrono::milliseconds m_patience;
    std::set<pid_t> m_strangers;  ///< children that were there before us
    std::map<std::size_t, Kept> m_keepers;
    std::vector<Finished> m_finished;
};

}  // namespace ocks
