// SPDX-License-Identifier: GPL-3.0-or-later
/// A report from a file, whether it is a report.xml or a bundle.
#pragma once

#include "core/result.hpp"
#include "reports/report.hpp"

#include <string>

namespace ocks::verbs {

/// Errors name the file first.
[[nodiscard]] Result<Report> load_report(const std::string& path);

/// To the file, or to standard output if none is named. The exit status.
int put(const std::string& text, const std::string& out);

}  // namespace ocks::verbs
