// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/cpu_features.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace ocks {
namespace {

/// The psABI's names are in the order of its table; the kernel's are from arch/x86/include/asm/cpufeatures.h, where
/// SSE3 is "pni", CMPXCHG16B "cx16", LAHF-SAHF "lahf_lm", LZCNT "abm", and OSXSAVE goes with "xsave".
constexpr auto v1 = std::to_array<std::string_view>({"cmov", "cx8", "fpu", "fxsr", "mmx", "syscall", "sse", "sse2"});
constexpr auto v2 = std::to_array<std::string_view>({"cx16", "lahf_lm", "popcnt", "pni", "sse4_1", "sse4_2", "ssse3"});
constexpr auto v3 =
    std::to_array<std::string_view>({"avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe", "xsave"});
constexpr auto v4 = std::to_array<std::string_view>({"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"});

using Level = std::pair<std::string_view, std::span<const std::string_view>>;
constexpr auto levels =
    std::to_array<Level>({{"x86-64-v1", v1}, {"x86-64-v2", v2}, {"x86-64-v3", v3}, {"x86-64-v4", v4}});

/// CPUID leaf 0, as the kernel prints it in /proc/cpuinfo, without blanks at its ends.
constexpr auto makers = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AuthenticAMD", "AMD"},
    {"CentaurHauls", "Centaur"},  // and the first of Zhaoxin, who took over its cores
    {"GenuineIntel", "Intel"},
    {"HygonGenuine", "Hygon"},
    {"Shanghai", "Zhaoxin"},
});

struct Core {
    std::string_view implementer = {};
    std::string_view part = {};
    std::string_view name = {};
};

/// arch/arm64/include/asm/cputype.h in the kernel and sys-utils/lscpu-arm.c in util-linux: the cores of servers.
constexpr auto cores = std::to_array<Core>({
    {"0x41", "0xd03", "Cortex-A53"},   {"0x41", "0xd05", "Cortex-A55"},
    {"0x41", "0xd07", "Cortex-A57"},   {"0x41", "0xd08", "Cortex-A72"},
    {"0x41", "0xd0a", "Cortex-A75"},   {"0x41", "0xd0b", "Cortex-A76"},
    {"0x41", "0xd0c", "Neoverse-N1"},  {"0x41", "0xd40", "Neoverse-V1"},
    {"0x41", "0xd49", "Neoverse-N2"},  {"0x41", "0xd4a", "Neoverse-E1"},
    {"0x41", "0xd4f", "Neoverse-V2"},  {"0x41", "0xd83", "Neoverse-V3AE"},
    {"0x41", "0xd84", "Neoverse-V3"},  {"0x41", "0xd85", "Cortex-X925"},
    {"0x41", "0xd87", "Cortex-A725"},  {"0x41", "0xd8e", "Neoverse-N3"},
    {"0x43", "0x0a1", "ThunderX"},     {"0x43", "0x0af", "ThunderX2"},
    {"0x46", "0x001", "A64FX"},        {"0x46", "0x003", "MONAKA"},
    {"0x48", "0xd01", "TaiShan-v110"},  // Kunpeng 920
    {"0x48", "0xd02", "TaiShan-v120"}, {"0x4e", "0x010", "Olympus"},
    {"0x50", "0x000", "X-Gene"},       {"0x6d", "0xd49", "Azure-Cobalt-100"},
    {"0x70", "0x660", "FTC660"},       {"0x70", "0x661", "FTC661"},
    {"0x70", "0x662", "FTC662"},       {"0x70", "0x663", "FTC663"},
    {"0x70", "0x664", "FTC664"},       {"0x70", "0x862", "FTC862"},
    {"0xc0", "0xac3", "Ampere-1"},     {"0xc0", "0xac4", "Ampere-1a"},
    {"0xc0", "0xac5", "Ampere-1b"},
});

}  // namespace

std::string x86_64_level(const std::vector<std::string_view>& flags)
{
    std::string_view highest;
    for (const auto& [name, needed] : levels) {
        if (!std::ranges::all_of(needed,
                                 [&](std::string_view flag) { return std::ranges::find(flags, flag) != flags.end(); }))
            break;
        highest = name;
    }
    return std::string{highest};
}

std::string_view x86_maker(std::string_view vendor_id)
{
    const auto* const found =
        std::ranges::find(makers, vendor_id, &std::pair<std::string_view, std::string_view>::first);
    return found == makers.end() ? std::string_view{} : found->second;
}

std::string_view arm_core(std::string_view implementer, std::string_view part)
{
    const auto* const found = std::ranges::find_if(
        cores, [&](const Core& core) { return core.implementer == implementer && core.part == part; });
    return found == cores.end() ? std::string_view{} : found->name;
}

}  // namespace ocks
