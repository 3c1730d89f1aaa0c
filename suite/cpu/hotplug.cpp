// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/cpu/hotplug.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

namespace ocks {
namespace {

constexpr std::string_view directory = "/sys/devices/system/cpu";

std::string switch_of(unsigned cpu)
{
    return fmt::format("{}/cpu{}/online", directory, cpu);
}

bool reads(const Sysroot& root, unsigned cpu, std::string_view value)
{
    const auto text = root.read(switch_of(cpu));
    return text && trimmed(*text) == value;
}

/// Empty if it went that way.
std::string turn(const Sysroot& root,
                 const Control& control,
                 unsigned cpu,
                 std::string_view value,
                 std::chrono::milliseconds patience)
{
    const std::string way = value == "0" ? "offline" : "online";
    if (const auto written = control(switch_of(cpu), value); !written)
        return fmt::format("cpu{} does not go {}: {}", cpu, way, written.error().why);
    if (!wait_until([&] { return reads(root, cpu, value); }, patience))
        return fmt::format("cpu{} is not {} after {} ms", cpu, way, patience.count());
    return {};
}

}  // namespace

Result<std::vector<unsigned>> removable_cpus(const Sysroot& root)
{
    const auto text = root.read(std::string{directory} + "/online");
    if (!text)
        return Failure(text.error());
    auto cpus = parse_list(trimmed(*text));
    if (!cpus)
        return fail(Errc::malformed, std::string{directory} + "/online", cpus.error().why);
    // The one that the machine was started with has no switch on most of them.
    std::erase_if(*cpus, [&](unsigned cpu) { return !reads(root, cpu, "1"); });
    return cpus;
}

std::string cycle_cpu(const Sysroot& root, const Control& control, unsigned cpu, std::chrono::milliseconds patience)
{
    std::string away = turn(root, control, cpu, "0", patience);
    // Asked for in any case: a CPU that half left must not stay away.
    std::string back = turn(root, control, cpu, "1", patience);
    if (!away.empty())
        return away;
    return back.empty() ? "done" : back;
}

}  // namespace ocks
