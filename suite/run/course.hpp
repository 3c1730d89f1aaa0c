// SPDX-License-Identifier: GPL-3.0-or-later
/// One run of one plan: who begins when, what is written down, who is told.
#pragma once

#include "suite/gauge.hpp"
#include "suite/journal.hpp"
#include "suite/run.hpp"
#include "suite/run/crew.hpp"
#include "suite/run/gate.hpp"
#include "suite/run/history.hpp"
#include "suite/schedule/schedule.hpp"
#include "suite/stop_signal.hpp"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ocks {

class Course {
public:
    Course(const Plan& plan, const RunContext& context, Journal& journal, History history);

    [[nodiscard]] Result<std::vector<Record>> all();

private:
    /// A step that runs.
    struct Work {
        Record record;
        std::string prefix;  ///< of its logs
        Gauge gauge;
        std::set<std::string> beside;  ///< what ran at the same time, for a while at least
    };

    void recall();
    [[nodiscard]] Result<void> go_on();
    [[nodiscard]] Result<void> begin_what_can();
    [[nodiscard]] Result<void> begin(std::size_t index);
    [[nodiscard]] Result<void> end(std::size_t index, const Ended& ended);
    void leave_out_the_rest();

    void tell(Stage stage, std::size_t index, const Record* record = nullptr, bool resumed = false);
    void tell_all(Stage stage);
    [[nodiscard]] std::chrono::seconds time_left();

    const Plan& m_plan;
    const RunContext& m_context;
    Journal& m_journal;
    History m_history;
    Schedule m_schedule;
    StopSignal m_stop;
    Crew m_crew;
    HealthGate m_gate;
    std::vector<Turn> m_turns;
    std::vector<std::vector<Record>> m_records;  ///< of each step, by attempt
    std::map<std::size_t, Work> m_work;
    std::string m_boot_id;
    std::uint64_t m_memory_max = 0;
    std::chrono::seconds m_left{0};  ///< of the whole run, at m_left_at
    std::optional<std::chrono::steady_clock::time_point> m_left_at;
};

}  // namespace ocks
