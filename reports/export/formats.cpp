// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/export/export.hpp"

#include <array>

namespace ocks {

std::span<const ExportFormat> export_formats()
{
    static constexpr auto formats = std::to_array<ExportFormat>(
        {{"json", to_json}, {"junit", to_junit}, {"ktap", to_ktap}, {"kcidb", to_kcidb}, {"csv", to_csv}});
    return formats;
}

}  // namespace ocks
