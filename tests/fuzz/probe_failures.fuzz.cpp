// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/kernel/probe_failures.hpp"

#include "suite/kernel/boot_log.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    for (const std::string& each : ocks::find_probe_failures(text).probes) {
        if (each.find(", error ") == std::string::npos)
            __builtin_trap();
    }
    for (const std::string& each : ocks::parse_deferred(text)) {
        if (each.empty() || each.find('\t') != std::string::npos)
            __builtin_trap();
    }
    (void)ocks::reaches_back_to_start(text);
    return 0;
}
