// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/storage/fio.hpp"

#include "suite/storage/storage_io.hpp"

#include <cmath>
#include <variant>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    (void)ocks::parse_disk_stat(text);
    const auto report = ocks::parse_fio(text);
    if (!report)
        return 0;
    if (report->jobs.empty())
        __builtin_trap();
    const auto measured = ocks::measurements_of(*report, {}, {});
    for (const ocks::Measurement& each : measured.value_or(std::vector<ocks::Measurement>{})) {
        const auto* number = std::get_if<double>(&each.value);
        if (number != nullptr && std::isnan(*number))
            __builtin_trap();
    }
    return 0;
}
