// SPDX-License-Identifier: GPL-3.0-or-later
/// A run as a program reads it: one JSON object a line. docs/run-events.md names the members; they are stable.
#pragma once

#include "suite/verbs/run/watcher.hpp"

#include <cstdio>

namespace ocks::verbs {

class Events final : public Watcher {
public:
    explicit Events(std::FILE* out) : m_out(out) {}

    void planned(const Plan& plan) override;
    void progressed(const Progress& progress) override;
    void ended(const Ending& ending) override;

private:
    std::FILE* m_out;
};

}  // namespace ocks::verbs
