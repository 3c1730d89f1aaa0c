// SPDX-License-Identifier: GPL-3.0-or-later
/// Amounts in the form of /proc/meminfo, which the NUMA nodes use as well.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string_view>

namespace ocks {

/// The amount in bytes if the line says kB, else as it stands. A node's lines begin "Node 0 MemTotal:".
[[nodiscard]] Result<std::uint64_t> meminfo_field(std::string_view meminfo, std::string_view field);

}  // namespace ocks
