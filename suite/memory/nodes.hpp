// SPDX-License-Identifier: GPL-3.0-or-later
/// The memory that a test may take, node by node, and who takes it.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ocks {

struct MemoryNode {
    std::optional<unsigned> number;  ///< none on a kernel without NUMA
    std::vector<unsigned> cpus;      ///< may be none: memory behind CXL
    std::uint64_t free_bytes = 0;

    friend bool operator==(const MemoryNode&, const MemoryNode&) = default;
};

/// "MemFree" of /proc/meminfo, or of a node's meminfo, where "Node 0 " stands before it.
[[nodiscard]] Result<std::uint64_t> parse_mem_free(std::string_view text);

/// The nodes that have memory.
[[nodiscard]] Result<std::vector<MemoryNode>> memory_nodes(const Sysroot& root);

/// One worker's part.
struct MemoryOrder {
    std::optional<unsigned> node;
    std::optional<unsigned> cpu;
    std::uint64_t bytes = 0;

    friend bool operator==(const MemoryOrder&, const MemoryOrder&) = default;
};

/// What is left of a node's free memory after the reserve, times the share: one worker for each of its CPUs.
[[nodiscard]] std::vector<MemoryOrder>
memory_orders(const MemoryNode& node, std::uint64_t share_percent, std::uint64_t reserve_bytes);

}  // namespace ocks
