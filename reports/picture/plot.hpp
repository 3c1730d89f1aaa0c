// SPDX-License-Identifier: GPL-3.0-or-later
/// A small plot of a series, with the limit that it is held to.
#pragma once

#include "core/measurement.hpp"
#include "reports/html/writer.hpp"

#include <span>
#include <string_view>

namespace ocks {

/// From left to right in the order of measuring. The scale begins at zero unless the given values are far from it, so
/// that a plot does not make noise look like a cliff. `criterion` may be null.
[[nodiscard]] html::Html plot(std::span<const double> given, const Criterion* criterion, std::string_view title);

}  // namespace ocks
