// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/cpu_info.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks {
namespace {

/// Arm Architecture Reference Manual, MIDR_EL1, and arch/arm64/include/asm/cputype.h in the kernel.
constexpr auto implementers = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"0x41", "ARM"},
    {"0x42", "Broadcom"},
    {"0x43", "Cavium"},
    {"0x46", "Fujitsu"},
    {"0x48", "HiSilicon"},
    {"0x4e", "NVIDIA"},
    {"0x50", "APM"},
    {"0x51", "Qualcomm"},
    {"0x53", "Samsung"},
    {"0x61", "Apple"},
    {"0x6d", "Microsoft"},
    {"0x70", "Phytium"},
    {"0xc0", "Ampere"},
});

}  // namespace

std::string_view CpuInfo::field(std::string_view name) const
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string_view{} : found->second;
}

std::vector<CpuInfo> parse_cpu_info(std::string_view text)
{
    std::vector<CpuInfo> all;
    for (const std::string_view line : lines(text)) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        const std::string_view name = trimmed(line.substr(0, colon));
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (name == "processor") {
            if (const auto number = parse_unsigned(value))
                all.push_back({static_cast<unsigned>(*number), {}});
        } else if (!all.empty()) {
            all.back().fields.emplace(name, value);
        }
    }
    return all;
}

std::string arm_implementer(std::string_view code)
{
    const auto* const found =
        std::ranges::find(implementers, code, &std::pair<std::string_view, std::string_view>::first);
    return std::string{found == implementers.end() ? code : found->second};
}

}  // namespace ocks
