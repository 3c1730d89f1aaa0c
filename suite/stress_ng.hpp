// SPDX-License-Identifier: GPL-3.0-or-later
/// What stress-ng printed, as numbers.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// One entry of "metrics:" in what --yaml writes.
struct Stressor {
    std::string name;
    double bogo_operations = 0;
    double wall_clock_seconds = 0;

    friend bool operator==(const Stressor&, const Stressor&) = default;
};

[[nodiscard]] Result<std::vector<Stressor>> parse_stress_ng_yaml(std::string_view text);

/// What it says while it runs, which its exit status does not always repeat.
struct StressLog {
    std::uint64_t failures = 0;            ///< lines "stress-ng: fail: …"
    std::uint64_t dispatched = 0;          ///< instances, from "dispatching hogs: 4 cpu"
    std::optional<std::uint64_t> passed;   ///< from "passed: 4: cpu (4)", printed since 0.15.08
    std::optional<std::uint64_t> skipped;  ///< from "skipped: 0"
    std::vector<std::string> skipped_names;

    friend bool operator==(const StressLog&, const StressLog&) = default;
};

[[nodiscard]] StressLog parse_stress_ng_log(std::string_view text);

}  // namespace ocks
