// SPDX-License-Identifier: GPL-3.0-or-later
/// A package of CPUs, by what hwloc sees and the kernel says of them.
#pragma once

#include "core/inventory.hpp"
#include "probes/cpu_info.hpp"
#include "probes/topology/discovery.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace ocks::topology {

using CpuInfos = std::map<unsigned, CpuInfo>;  ///< by the number of the CPU

/// Different cores; 0 if nobody says which there are.
[[nodiscard]] std::uint64_t count_cores(const std::vector<Thread>& threads);

/// The device of kind `cpu` that these threads are.
[[nodiscard]] Device
describe_package(unsigned number, const std::vector<Thread>& threads, const CpuInfos& infos, std::vector<Note>& notes);

}  // namespace ocks::topology
