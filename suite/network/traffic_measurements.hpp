// SPDX-License-Identifier: GPL-3.0-or-later
/// What traffic between two ports amounts to.
#pragma once

#include "core/measurement.hpp"
#include "suite/network/port_pair.hpp"

#include <vector>

namespace ocks {

/// One set of measurements for each direction; without a link there is none. If nothing could be sent, none of it
/// arrived.
[[nodiscard]] std::vector<Measurement> traffic_measurements(const PairReport& report);

}  // namespace ocks
