// SPDX-License-Identifier: GPL-3.0-or-later
/// A run as a person sees it: on a terminal the last lines live, one for each step that runs; elsewhere each step is a
/// line once it has ended.
#pragma once

#include "suite/verbs/run/watcher.hpp"
#include "suite/words.hpp"

#include <chrono>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

namespace ocks::verbs {

/// "[ 3/12]"
[[nodiscard]] std::string place_of(const Progress& progress);

/// "nvme.io nvme0"
[[nodiscard]] std::string name_of(const Step& step);

/// "[ 3/12] nvme.io nvme0   12 s, about 48 s left   1.2 GB/s read   run: 5 min 2 s, about 20 min left"
[[nodiscard]] std::string
live_line(const Progress& progress, std::chrono::seconds since_start, const console::Words& words);

/// The same of several that run side by side: a line for each, the last for the run.
[[nodiscard]] std::vector<std::string>
live_lines(std::span<const Progress> running, std::chrono::seconds since_start, const console::Words& words);

/// Each action with what it lifts; empty if there is none.
[[nodiscard]] std::string advice_text(std::span<const Advice> advice, const console::Words& words);

class Screen final : public Watcher {
public:
    /// `width` columns of a terminal, or 0 for a file or a pipe.
    Screen(std::FILE* out, std::size_t width, console::Words words);

    void planned(const Plan& plan) override;
    void progressed(const Progress& progress) override;
    void ended(const Ending& ending) override;

private:
    void show_live();
    void erase_live();
    void show_record(const Progress& progress);

    std::FILE* m_out;
    std::size_t m_width;
    console::Words m_words;
    std::vector<Progress> m_running;  ///< by index
    std::size_t m_drawn = 0;          ///< lines that live now
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

}  // namespace ocks::verbs
