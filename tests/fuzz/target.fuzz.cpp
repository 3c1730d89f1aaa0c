// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/target.hpp"

#include <string>

/// Whatever parse_target() accepts can be written again, and means the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    using namespace ocks::http;
    const auto target = parse_target({reinterpret_cast<const char*>(data), size});
    if (!target)
        return 0;
    std::string again;
    for (const std::string& segment : target->segments)
        again += "/" + encoded(segment);
    again += target->segments.empty() || target->segments.back().empty() ? "/?" : "?";
    for (const auto& [name, value] : target->query)
        again += encoded(name) + "=" + encoded(value) + "&";
    if (parse_target(again) != *target)
        __builtin_trap();
    return 0;
}
