// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/tpm/event_log.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const auto registers = ocks::replay_event_log({reinterpret_cast<const char*>(data), size});
    if (!registers)
        return 0;
    for (const auto& [reg, digits] : *registers) {
        if (digits.size() != 64)
            __builtin_trap();
    }
    return 0;
}
