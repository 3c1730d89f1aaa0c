// SPDX-License-Identifier: GPL-3.0-or-later
/// A run as a person sees it: on a terminal the last line lives, elsewhere each step is a line once it has ended.
#pragma once

#include "suite/verbs/run/watcher.hpp"
#include "suite/words.hpp"

#include <chrono>
#include <cstdio>
#include <span>
#include <string>

namespace ocks::verbs {

/// "[ 3/12] nvme.io nvme0   12 s, about 48 s left   1.2 GB/s read   run: 5 min 2 s, about 20 min left"
[[nodiscard]] std::string
live_line(const Progress& progress, std::chrono::seconds since_start, const console::Words& words);

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
    void show_live(const Progress& progress);
    void show_record(const Progress& progress);

    std::FILE* m_out;
    std::size_t m_width;
    console::Words m_words;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

}  // namespace ocks::verbs
