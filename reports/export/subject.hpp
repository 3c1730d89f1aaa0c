// SPDX-License-Identifier: GPL-3.0-or-later
/// How a result is called where a format has one line for it.
#pragma once

#include "reports/report.hpp"

#include <string>
#include <vector>

namespace ocks {

/// "0000:3b:00.0", "server" if the test ran on no device, and which attempt if it was not the first.
[[nodiscard]] std::string subject_of(const Record& record);

/// The reason code and the reasons, "; " between them.
[[nodiscard]] std::string why(const Verdict& verdict);

/// The tests in the order of the plan, then those that nobody planned, each once.
[[nodiscard]] std::vector<std::string> tests_of(const Report& report);

[[nodiscard]] std::vector<const TestResult*> results_of(const Report& report, std::string_view test);

}  // namespace ocks
