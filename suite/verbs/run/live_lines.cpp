// SPDX-License-Identifier: GPL-3.0-or-later
/// What lives on a terminal while steps run.

#include "suite/verbs/run/screen.hpp"
#include "suite/verbs/terminal.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <variant>

namespace ocks::verbs {
namespace {

constexpr std::size_t most_lines = 16;

std::string time_text(std::chrono::milliseconds time)
{
    return duration_text(static_cast<std::uint64_t>(std::chrono::floor<std::chrono::seconds>(time).count()) * 1000);
}

/// Estimates are not to be read as if they were exact.
std::string left_text(std::chrono::seconds time, const console::Words& words)
{
    const auto left = std::max(time, std::chrono::seconds{0});
    if (left < std::chrono::seconds{1})
        return std::string{words("nearly done")};
    if (left < std::chrono::minutes{2})
        return words("about {} left", {words("{} s", {std::to_string(left.count())})});
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(left).count();
    return words("about {} left", {words("{} min", {std::to_string(minutes)})});
}

std::string seen_text(const Measurement& seen, const console::Words& words)
{
    const double* value = std::get_if<double>(&seen.value);
    if (value == nullptr)
        return "";
    if (seen.unit != "By/s")
        return fmt::format("{:.0f} {} {}", *value, seen.unit, words(seen.name));
    constexpr auto scales = std::to_array<std::string_view>({"B/s", "kB/s", "MB/s", "GB/s"});
    double scaled = *value;
    std::size_t scale = 0;
    for (; scaled >= 1000 && scale + 1 < scales.size(); ++scale)
        scaled /= 1000;
    return fmt::format("{:.{}f} {} {}", scaled, scaled < 10 && scale > 0 ? 1 : 0, scales.at(scale), words(seen.name));
}

/// "[ 3/12] nvme.io nvme0   12 s, about 48 s left   1.2 GB/s read"
std::string step_text(const Progress& progress, const console::Words& words)
{
    const auto left = progress.step->estimate - std::chrono::floor<std::chrono::seconds>(progress.elapsed);
    std::string line = fmt::format("{} {}   {}{}{}",
                                   place_of(progress),
                                   name_of(*progress.step),
                                   time_text(progress.elapsed),
                                   words(", "),
                                   left_text(left, words));
    for (const Measurement& seen : progress.seen)
        line += (&seen == progress.seen.data() ? "   " : std::string{words(", ")}) + seen_text(seen, words);
    return line;
}

std::string run_text(const Progress& progress, std::chrono::seconds since_start, const console::Words& words)
{
    return words("run: {}", {time_text(since_start) + std::string{words(", ")} + left_text(progress.run_left, words)});
}

}  // namespace

std::string place_of(const Progress& progress)
{
    return fmt::format("[{:>{}}/{}]", progress.index + 1, std::to_string(progress.total).size(), progress.total);
}

std::string name_of(const Step& step)
{
    return fmt::format("{} {}", step.test->id, step.device.name);
}

std::string live_line(const Progress& progress, std::chrono::seconds since_start, const console::Words& words)
{
    return step_text(progress, words) + "   " + run_text(progress, since_start, words);
}

std::vector<std::string>
live_lines(std::span<const Progress> running, std::chrono::seconds since_start, const console::Words& words)
{
    if (running.size() == 1)
        return {live_line(running.front(), since_start, words)};
    std::vector<std::string> lines;
    for (const Progress& progress : running.first(std::min(running.size(), most_lines)))
        lines.push_back(step_text(progress, words));
    if (running.size() > most_lines)
        lines.back() += words(", and {} more", {std::to_string(running.size() - most_lines)});
    if (!running.empty())
        lines.push_back(run_text(std::ranges::min(running, {}, &Progress::run_left), since_start, words));
    return lines;
}

}  // namespace ocks::verbs
