// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"

#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto value = ocks::parse_unsigned(ocks::trimmed(text));
    if (value && ocks::parse_unsigned(std::to_string(*value)) != *value)
        __builtin_trap();
    return 0;
}
