// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether a kernel will find the machine's root disk and its network.
#pragma once

#include "drivers-matrix/check/check.hpp"

namespace ocks {

/// Fills in what follows from the findings: root disk, network, and whether the machine works.
void judge_reach(const Candidate& candidate, Preflight& preflight);

}  // namespace ocks
