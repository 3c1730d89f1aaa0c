// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/cpu_time.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace ocks {

// cpu0 4705 356 584 3699 23 23 0 0 0 0   user nice system idle iowait irq softirq steal guest guest_nice (proc(5))
Result<std::map<std::string, CpuTime>> parse_proc_stat(std::string_view text)
{
    std::map<std::string, CpuTime> times;
    for (const std::string_view line : lines(text)) {
        const auto fields = split(line, ' ');
        if (!line.starts_with("cpu") || fields.front() == "cpu")
            continue;
        CpuTime time;
        // guest time is part of user time already
        for (std::size_t index = 1; index < std::min<std::size_t>(fields.size(), 9); ++index) {
            const auto ticks = parse_unsigned(fields[index]);
            if (!ticks)
                return fail(Errc::malformed, "/proc/stat", std::string{line} + ": not numbers");
            time.total += *ticks;
            time.busy += index <= 3 ? *ticks : 0;
        }
        times.emplace(fields.front(), time);
    }
    if (times.empty())
        return fail(Errc::malformed, "/proc/stat", "it names no CPU");
    return times;
}

std::optional<std::uint64_t> least_busy_ticks(const std::map<std::string, CpuTime>& before,
                                              const std::map<std::string, CpuTime>& after)
{
    std::optional<std::uint64_t> least;
    for (const auto& [name, start] : before) {
        const auto end = after.find(name);
        // A CPU that went offline during the load has carried none of it.
        if (end == after.end())
            return 0;
        if (end->second.total <= start.total || end->second.busy < start.busy)
            continue;
        const std::uint64_t ticks = end->second.busy - start.busy;
        least = std::min(least.value_or(ticks), ticks);
    }
    return least;
}

}  // namespace ocks
