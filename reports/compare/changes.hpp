// SPDX-License-Identifier: GPL-3.0-or-later
/// What changed between two runs: hardware, firmware, drivers, outcomes, and numbers that moved by more than chance.
#pragma once

#include "reports/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

enum class Area { run, hardware, firmware, driver, outcome, measurement };

struct Change {
    Area area{};
    std::string subject;    ///< "nvme nvme0: firmware"
    std::string before;     ///< empty: was not there
    std::string after;      ///< empty: is no longer there
    std::string remark;     ///< "+12 %, significant"
    bool is_worse = false;  ///< an outcome that is nearer to a failure than it was

    friend bool operator==(const Change&, const Change&) = default;
};

/// Sorted by area, then in the order of the reports. Values that name a single thing are compared only if both
/// reports hid them by the same key.
[[nodiscard]] std::vector<Change> changes_between(const Report& before, const Report& after);

/// Whether two samples differ by more than chance would make them (Welch's t-test at 1 %, two-sided); never for one
/// value each.
[[nodiscard]] bool differ_significantly(const std::vector<double>& before, const std::vector<double>& after);

[[nodiscard]] std::string_view to_string(Area area);

}  // namespace ocks
