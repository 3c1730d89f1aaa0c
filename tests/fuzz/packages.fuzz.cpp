// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/packages.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string set = ocks::packages_of_dpkg({reinterpret_cast<const char*>(data), size});
    if (ocks::package_set(set) != set || set.size() > size)
        __builtin_trap();
    return 0;
}
