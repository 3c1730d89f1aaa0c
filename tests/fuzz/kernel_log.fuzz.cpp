// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel_log.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view log{reinterpret_cast<const char*>(data), size};
    // What was found once is found again in the line alone: prefixes do not decide.
    for (const ocks::LogFinding& finding : ocks::find_trouble(log)) {
        if (finding.line.find('\0') == std::string::npos && ocks::find_trouble(finding.line).empty())
            __builtin_trap();
    }
    return 0;
}
