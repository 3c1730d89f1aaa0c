// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel_log.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view log{reinterpret_cast<const char*>(data), size};
    const auto lines = 1 + static_cast<std::size_t>(std::ranges::count(log, '\n'));
    std::size_t last = 1;
    for (const ocks::LogFinding& finding : ocks::find_trouble(log)) {
        // Findings come in the order of the log, each of a line that exists.
        if (finding.line_number < last || finding.line_number > lines)
            __builtin_trap();
        last = finding.line_number;
        // What was found once is found again in the line alone: neither prefixes nor what came before decide.
        if (ocks::find_trouble(finding.line).empty())
            __builtin_trap();
    }
    return 0;
}
