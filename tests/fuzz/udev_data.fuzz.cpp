// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/udev_data.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const auto names = ocks::disk_ids_of_udev({reinterpret_cast<const char*>(data), size});
    if (!std::ranges::is_sorted(names) || std::ranges::adjacent_find(names) != names.end())
        __builtin_trap();
    for (const std::string& name : names) {
        if (name.empty() || name.find(',') != std::string::npos ||
            !std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~'; }))
            __builtin_trap();
    }
    return 0;
}
