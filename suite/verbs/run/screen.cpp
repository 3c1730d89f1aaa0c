// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/run/screen.hpp"

#include "suite/verbs/terminal.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <variant>

namespace ocks::verbs {
namespace {

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

/// Back to where the lines that live begin.
void Screen::erase_live()
{
    if (m_drawn > 1)
        fmt::print(m_out, "\r\x1b[{}A\x1b[J", m_drawn - 1);
    else if (m_drawn == 1)
        fmt::print(m_out, "\r{}\r", std::string(m_width - 1, ' '));
    m_drawn = 0;
}

void Screen::show_live()
{
    // A terminal sees what is running; a log only what has ended.
    if (m_width == 0)
        return;
    const auto since = std::chrono::floor<std::chrono::seconds>(std::chrono::steady_clock::now() - m_start);
    const std::vector<std::string> lines = live_lines(m_running, since, m_words);
    if (m_drawn > 1 || (m_drawn == 1 && lines.size() != 1))
        erase_live();
    for (const std::string& line : lines)
        fmt::print(m_out, "{}{}", &line == lines.data() ? "\r" : "\n", fitted(printable(line), m_width - 1));
    m_drawn = lines.size();
}

void Screen::show_record(const Progress& progress)
{
    const Record& record = *progress.record;
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
    const auto place = std::ranges::lower_bound(m_running, progress.index, {}, &Progress::index);
    const bool is_known = place != m_running.end() && place->index == progress.index;
    switch (progress.stage) {
    case Stage::begun:
    case Stage::running:
        if (is_known)
            *place = progress;
        else
            m_running.insert(place, progress);
        // All that run are told of in a row: one picture is enough.
        if (progress.stage == Stage::begun || progress.index == m_running.back().index)
            show_live();
        break;
    case Stage::stopping:
        erase_live();
        fmt::print(m_out,
                   "{}\n",
                   m_words("stopping: {} is ended and its device put back; Ctrl-C again ends at once",
                           {name_of(*progress.step)}));
        break;
    case Stage::ended:
        if (is_known)
            m_running.erase(place);
        erase_live();
        show_record(progress);
        if (!m_running.empty())
            show_live();
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
