// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/os_release.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    for (const auto& [name, value] : ocks::os_release_of({reinterpret_cast<const char*>(data), size})) {
        if (name.empty() || name.find_first_of("=\"' \n") != std::string::npos ||
            value.find('\n') != std::string::npos || value.size() > size)
            __builtin_trap();
    }
    return 0;
}
