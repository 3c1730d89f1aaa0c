// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/clock/rtc.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto time = ocks::parse_rtc_time(text);
    const auto date = ocks::parse_firmware_date(text);
    // No text is both.
    if (time && date)
        __builtin_trap();
    return 0;
}
