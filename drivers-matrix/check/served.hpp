// SPDX-License-Identifier: GPL-3.0-or-later
/// A device that a kernel has a driver for: how good that is.
#pragma once

#include "drivers-matrix/check/check.hpp"

#include <cstdint>
#include <vector>

namespace ocks {

/// Fills in what follows from the matrix' entries for the device, of which there is one at least: drivers, readiness,
/// reason and advice.
void judge_served(Finding& finding, const std::vector<std::uint32_t>& entries, const KernelUnderCheck& kernel);

}  // namespace ocks
