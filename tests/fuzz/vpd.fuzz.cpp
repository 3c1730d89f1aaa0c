// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/vpd.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const auto serial = ocks::serial_of_vpd({reinterpret_cast<const char*>(data), size});
    if (serial && serial->size() + 4 > size)
        __builtin_trap();
    return 0;
}
