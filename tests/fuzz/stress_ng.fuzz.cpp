// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/stress_ng.hpp"

#include "suite/cpu_time.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto stressors = ocks::parse_stress_ng_yaml(text);
    if (stressors && stressors->empty())
        __builtin_trap();
    (void)ocks::parse_stress_ng_log(text);
    (void)ocks::parse_proc_stat(text);
    return 0;
}
