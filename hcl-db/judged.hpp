// SPDX-License-Identifier: GPL-3.0-or-later
/// A report judged again: its measurements are believed, because they are signed; its verdicts are not.
#pragma once

#include "core/conclusion.hpp"
#include "core/coverage.hpp"
#include "core/policy.hpp"
#include "reports/report.hpp"

#include <string>
#include <vector>

namespace ocks {

struct Judged {
    std::vector<Record> records;  ///< those of the report, with the verdicts that the policy gives them
    std::vector<Covered> coverage;
    Conclusion conclusion;
};

[[nodiscard]] Judged judged_by(const Policy& policy, const Report& report);

/// Where the report claims something else than follows from it, one line each. Empty is what one wants.
[[nodiscard]] std::vector<std::string> differences(const Report& report, const Policy& policy, const Judged& judged);

}  // namespace ocks
