// SPDX-License-Identifier: GPL-3.0-or-later
/// /proc/cpuinfo, block by block.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// What the kernel says of one CPU. The views point into the text that was parsed.
struct CpuInfo {
    unsigned number = 0;
    std::map<std::string_view, std::string_view, std::less<>> fields;

    /// Empty if there is no such field.
    [[nodiscard]] std::string_view field(std::string_view name) const;
};

/// A block begins with "processor : N"; lines before the first one, and lines without a colon, say nothing of a CPU.
[[nodiscard]] std::vector<CpuInfo> parse_cpu_info(std::string_view text);

/// Who designed an Arm core, by the implementer byte of its MIDR_EL1: "HiSilicon" for "0x48".
/// The code itself if it is not in the table.
[[nodiscard]] std::string arm_implementer(std::string_view code);

}  // namespace ocks
