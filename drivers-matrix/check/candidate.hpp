// SPDX-License-Identifier: GPL-3.0-or-later
/// The devices of a machine or a recording that want a driver, whichever bus they are on.
#pragma once

#include "core/sysroot.hpp"
#include "drivers-matrix/check/claimant.hpp"

namespace ocks {

/// Devices of /sys/bus with a modalias, on the buses of servers; the way to the root disk from /proc/mounts, and the
/// ports of /sys/class/net. What is not there is left out.
[[nodiscard]] Candidate read_candidate(const Sysroot& root);

}  // namespace ocks
