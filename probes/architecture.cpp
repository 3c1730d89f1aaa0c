// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/architecture.hpp"

#include "core/text.hpp"
#include "probes/cpu_info.hpp"

#include <algorithm>
#include <sys/utsname.h>

namespace ocks {

std::optional<std::string> architecture_of(const Sysroot& root)
{
    constexpr std::size_t longest = 64;  // __NEW_UTS_LEN of the kernel
    if (const auto said = root.read("/proc/sys/kernel/arch"); said && said->size() <= longest + 1)
        return std::string{trimmed(*said)};
    utsname names{};
    if (root.is_live() && uname(&names) == 0)
        return std::string{std::begin(names.machine)};
    const auto content = root.read("/proc/cpuinfo");
    return content ? architecture_of_cpu_info(*content) : std::nullopt;
}

std::optional<std::string> architecture_of_cpu_info(std::string_view text)
{
    const auto cpus = parse_cpu_info(text);
    if (cpus.empty())
        return std::nullopt;
    // "lm" is long mode: the CPU could run a 64-bit kernel, and none of OCKS's is a 32-bit one.
    if (const auto flags = split(cpus.front().field("flags"), ' '); std::ranges::find(flags, "lm") != flags.end())
        return "x86_64";
    if (cpus.front().field("CPU architecture") == "8")
        return "aarch64";
    if (cpus.front().field("arch") == "IA-64")
        return "ia64";
    return std::nullopt;
}

}  // namespace ocks
