// SPDX-License-Identifier: GPL-3.0-or-later
/// How much room a measurement leaves to its limit.
#pragma once

#include "core/measurement.hpp"

#include <optional>

namespace ocks {

/// As a share of the limit: 0.25 is a quarter better than asked for, -0.1 misses by a tenth. Nothing where
/// there is no better and worse (eq, ne, in, texts), or the limit is zero.
[[nodiscard]] std::optional<double> margin(const Measurement& measurement, const Criterion& criterion);

}  // namespace ocks
