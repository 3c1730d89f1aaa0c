// SPDX-License-Identifier: GPL-3.0-or-later
/// The child's half of the discovery: hwloc on a directory, told as text.
#pragma once

#include <string>

namespace ocks::topology {

/// Changes the environment of the process, so only a child may call it. Empty if hwloc could not read the
/// directory, and also if it took its answer from anywhere else.
[[nodiscard]] std::string describe_with_hwloc(const std::string& directory);

}  // namespace ocks::topology
