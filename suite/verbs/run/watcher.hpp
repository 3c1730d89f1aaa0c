// SPDX-License-Identifier: GPL-3.0-or-later
/// Who is told what a run does: a person at a screen, or a program that reads events.
#pragma once

#include "reports/report.hpp"
#include "suite/advice.hpp"
#include "suite/run.hpp"

#include <string>
#include <vector>

namespace ocks::verbs {

/// How a run has ended.
struct Ending {
    const Report& report;
    std::string directory;
    bool cut_off = false;  ///< a signal stopped it; then there is no bundle
    std::vector<Advice> next = {};
};

class Watcher {
public:
    Watcher() = default;
    Watcher(const Watcher&) = delete;
    Watcher(Watcher&&) = delete;
    Watcher& operator=(const Watcher&) = delete;
    Watcher& operator=(Watcher&&) = delete;
    virtual ~Watcher() = default;

    virtual void planned(const Plan& plan) = 0;
    virtual void progressed(const Progress& progress) = 0;
    virtual void ended(const Ending& ending) = 0;
};

}  // namespace ocks::verbs
