// SPDX-License-Identifier: GPL-3.0-or-later
/// The rows of a test's table: what was measured, what it must be, and by how much it is.
#pragma once

#include "reports/html/words.hpp"
#include "reports/html/writer.hpp"
#include "reports/report.hpp"

namespace ocks {

/// Values of one name that were measured more than twice become one row with a plot; the checks of the health gate
/// one that opens, if all of them are met.
[[nodiscard]] html::Html measurement_rows(const TestResult& result, const Words& words);

}  // namespace ocks
