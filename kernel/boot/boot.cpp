// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/boot/boot.hpp"

#include "core/text.hpp"
#include "kernel/machine/firmware.hpp"
#include "kernel/machine/monitor.hpp"

#include <algorithm>
#include <iterator>

namespace ocks {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds patience{200};
constexpr milliseconds time_to_switch_off{30'000};

milliseconds since(Clock::time_point start)
{
    return std::chrono::duration_cast<milliseconds>(Clock::now() - start);
}

std::string seconds(milliseconds time)
{
    const auto tenths = time.count() / 100;
    return shortest(static_cast<double>(tenths) / 10) + " s";
}

class Following {
public:
    Following(Machine& machine, const std::vector<Reaction>& reactions, const Listener& listener, Before before)
        : m_machine(machine), m_reactions(reactions), m_listener(listener), m_frames(before)
    {
    }

    void until(const Deadlines& deadlines)
    {
        m_machine.tell_monitor(to_line({"qmp_capabilities", {}}));
        for (bool has_ended = false; !has_ended;) {
            has_ended = take(m_machine.listen(patience));
            if (!has_ended && is_late(deadlines))
                break;
        }
        m_machine.kill();
        record.machine_status = m_machine.status();
        record.duration = since(m_started);
    }

    BootRecord record;

private:
    bool take(const Heard& heard)
    {
        if (!heard.console.empty() || !heard.channel.empty())
            m_last_heard = Clock::now();
        record.console += heard.console;
        if (m_listener.console && !heard.console.empty())
            m_listener.console(heard.console);
        MonitorNews news = m_monitor.feed(heard.monitor);
        std::ranges::move(news.refusals, std::back_inserter(record.refusals));
        for (MachineEvent& event : news.events) {
            react(event.name + " " + event.detail);
            record.events.push_back(std::move(event));
        }
        if (!heard.channel.empty() && record.channel_error.empty()) {
            const auto frames = m_frames.feed(heard.channel);
            if (!frames)
                record.channel_error = frames.error().why;
            else
                std::ranges::for_each(*frames, [this](const Frame& frame) { take(frame); });
        }
        return heard.has_ended;
    }

    void take(const Frame& frame)
    {
        switch (frame.kind) {
        case FrameKind::stage:
            record.stages.push_back({parse_decimal(frame.key).value_or(0), frame.value});
            if (frame.value == "results")
                m_results_started = Clock::now();
            react(frame.value);
            break;
        case FrameKind::mark:
            react(frame.key);
            break;
        case FrameKind::fact:
            record.facts.insert_or_assign(frame.key, frame.value);
            break;
        case FrameKind::progress:
            break;
        case FrameKind::file:
            record.result_bytes += frame.value.size();
            record.files.insert_or_assign(frame.key, frame.value);
            break;
        case FrameKind::end:
            record.end_status = static_cast<unsigned>(parse_unsigned(frame.key).value_or(255));
            record.result_duration = since(m_results_started);
            m_ended = Clock::now();
            break;
        }
        if (m_listener.frame)
            m_listener.frame(frame);
    }

    void react(std::string_view mark)
    {
        for (const Reaction& reaction : m_reactions) {
            if (reaction.mark != mark)
                continue;
            for (const MonitorCommand& command : reaction.commands)
                m_machine.tell_monitor(to_line(command));
        }
    }

    bool is_late(const Deadlines& deadlines)
    {
        if (record.end_status && since(m_ended) > time_to_switch_off)
            record.gave_up = "it did not switch off within " + seconds(time_to_switch_off);
        else if (!record.end_status && since(m_started) > deadlines.overall)
            record.gave_up = "no end within " + seconds(deadlines.overall);
        else if (!record.end_status && since(m_last_heard) > deadlines.stall)
            record.gave_up = "silent for " + seconds(deadlines.stall);
        else if (record.stages.empty() && has_nothing_to_start(record.console))
            record.gave_up = "its firmware has nothing that it may start";
        return !record.gave_up.empty();
    }

    Machine& m_machine;
    const std::vector<Reaction>& m_reactions;
    const Listener& m_listener;
    FrameReader m_frames;
    MonitorReader m_monitor;
    Clock::time_point m_started = Clock::now();
    Clock::time_point m_last_heard = Clock::now();
    Clock::time_point m_results_started = Clock::now();
    Clock::time_point m_ended;
};

}  // namespace

BootRecord follow(Machine machine,
                  const std::vector<Reaction>& reactions,
                  const Deadlines& deadlines,
                  const Listener& listener,
                  Before before)
{
    Following following{machine, reactions, listener, before};
    following.until(deadlines);
    return std::move(following.record);
}

}  // namespace ocks
