// SPDX-License-Identifier: GPL-3.0-or-later
/// The schema of reports, built into the program, so that a report can be checked where no file is installed.
#pragma once

#include <string_view>

namespace ocks {

inline constexpr std::string_view report_namespace = "urn:opencloudos:ocks:report:1";

/// The text of schema/report.xsd.
[[nodiscard]] std::string_view report_schema();

}  // namespace ocks
