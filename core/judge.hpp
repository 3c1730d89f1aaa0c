// SPDX-License-Identifier: GPL-3.0-or-later
/// The only place that decides whether hardware passes or fails.
#pragma once

#include "core/measurement.hpp"
#include "core/outcome.hpp"

#include <span>

namespace ocks {

/// Each criterion must be met by every measurement of its name, of which there is at least one.
/// A criterion that does not block can only add a warning.
[[nodiscard]] Verdict judge(std::span<const Measurement> measured, std::span<const Criterion> criteria);

/// One criterion and one measurement of its name, for a report's table.
[[nodiscard]] bool is_met(const Measurement& measurement, const Criterion& criterion);

}  // namespace ocks
