// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/run/screen.hpp"

#include "suite/verbs/terminal.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <variant>

namespace ocks::verbs {
namespace {

std::string place_of(const Progress& progress)
{
    return fmt::format("[{:>{}}/{}]", progress.index + 1, std::to_string(progress.total).size(), progress.total);
}

std::string name_of(const Step& step)
{
    return fmt::format("{} {}", step.test->id, step.device.name);
}

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

/// As much of a text as fits, whole characters only.
std::string fitted(std::string_view text, std::size_t width)
{
    std::size_t end = text.size();
    while (end > 0 && columns_of(text.substr(0, end)) > width) {
        do
            --end;
        while (end > 0 && !starts_character(text[end]));
    }
    return padded(text.substr(0, end), width);
}

Tone tone_of(Standing standing)
{
    switch (standing) {
    case Standing::pass:
        return Tone::good;
    case Standing::fail:
        return Tone::bad;
    case Standing::incomplete:
        break;
    }
    return Tone::warning;
}

}  // namespace

std::string live_line(const Progress& progress, std::chrono::seconds since_start, const console::Words& words)
{
    const auto estimate = progress.step->estimate;
    const auto left = estimate - std::chrono::floor<std::chrono::seconds>(progress.elapsed);
    std::string line = fmt::format("{} {}   {}{}{}",
                                   place_of(progress),
                                   name_of(*progress.step),
                                   time_text(progress.elapsed),
                                   words(", "),
                                   left_text(left, words));
    for (const Measurement& seen : progress.seen)
        line += (&seen == progress.seen.data() ? "   " : std::string{words(", ")}) + seen_text(seen, words);
    const auto all_left = std::max(left, std::chrono::seconds{0}) + progress.later;
    line += "   " + words("run: {}", {time_text(since_start) + std::string{words(", ")} + left_text(all_left, words)});
    return line;
}

std::string advice_text(std::span<const Advice> advice, const console::Words& words)
{
    constexpr std::size_t most = 4;  // a hundred skips are not all worth a line
    if (advice.empty())
        return "";
    std::string text = fmt::format("\n{}\n", words("what to do next:"));
    for (const Advice& each : advice) {
        text += fmt::format("  {}\n", printable(words.sentence(each.action)));
        if (each.lifts.empty())
            continue;
        std::string lifted;
        for (std::size_t index = 0; index < std::min(most, each.lifts.size()); ++index)
            lifted += (index == 0 ? "" : std::string{words(", ")}) + each.lifts[index];
        if (each.lifts.size() > most)
            lifted += words(", and {} more", {std::to_string(each.lifts.size() - most)});
        text += fmt::format("      {}\n", printable(words("for {}", {lifted})));
    }
    return text;
}

Screen::Screen(std::FILE* out, std::size_t width, console::Words words) : m_out(out), m_width(width), m_words(words) {}

void Screen::planned(const Plan& plan)
{
    fmt::print(m_out, "{}\n", to_text(plan, m_words));
    std::fflush(m_out);
}

void Screen::show_live(const Progress& progress)
{
    // A terminal sees what is running; a log only what has ended.
    if (m_width == 0)
        return;
    const auto since = std::chrono::floor<std::chrono::seconds>(std::chrono::steady_clock::now() - m_start);
    fmt::print(m_out, "\r{}", fitted(printable(live_line(progress, since, m_words)), m_width - 1));
}

void Screen::show_record(const Progress& progress)
{
    const Record& record = *progress.record;
    if (m_width > 0)
        fmt::print(m_out, "\r{}\r", std::string(m_width - 1, ' '));
    fmt::print(m_out,
               "{} {:<36} {} {}{}\n",
               place_of(progress),
               name_of(*progress.step),
               painted(record.verdict.outcome, m_words(to_string(record.verdict.outcome)), 14),
               duration_text(record.duration_milliseconds),
               progress.resumed ? fmt::format("  {}", m_words("(from the journal)")) : "");
    for (const std::string& reason : record.verdict.reasons)
        fmt::print(m_out, "      {}\n", printable(m_words.sentence(reason)));
    for (const std::string& warning : record.verdict.warnings)
        fmt::print(
            m_out, "      {} {}\n", painted(m_words("warning:"), Tone::warning), printable(m_words.sentence(warning)));
}

void Screen::progressed(const Progress& progress)
{
    switch (progress.stage) {
    case Stage::begun:
    case Stage::running:
        show_live(progress);
        break;
    case Stage::stopping:
        if (m_width > 0)
            fmt::print(m_out, "\n");
        fmt::print(m_out,
                   "{}\n",
                   m_words("stopping: {} is ended and its device put back; Ctrl-C again ends at once",
                           {name_of(*progress.step)}));
        break;
    case Stage::ended:
        show_record(progress);
        break;
    }
    std::fflush(m_out);
}

void Screen::ended(const Ending& ending)
{
    const Conclusion& claim = ending.report.summary.claim;
    const Summary& counts = ending.report.summary;
    const auto number = [](std::uint64_t count) {
        return std::to_string(count);
    };
    fmt::print(m_out,
               "\n{} {}   {}\n",
               painted(m_words("verdict:"), Tone::bold),
               painted(m_words(to_string(claim.standing)), tone_of(claim.standing)),
               m_words("{} pass, {} fail, {} error, {} skip, {} not applicable",
                       {number(counts.pass),
                        number(counts.fail),
                        number(counts.error),
                        number(counts.skip),
                        number(counts.not_applicable)}));
    for (const std::string& reason : claim.reasons)
        fmt::print(m_out, "  {}\n", printable(m_words.sentence(reason)));
    fmt::print(m_out, "{}", advice_text(ending.next, m_words));
    if (!ending.next.empty())
        fmt::print(m_out, "\n");
    fmt::print(m_out, "report   {}/report.html\n", ending.directory);
    if (!ending.cut_off)
        fmt::print(m_out, "bundle   {}/bundle.ocks\n", ending.directory);
    std::fflush(m_out);
}

}  // namespace ocks::verbs
