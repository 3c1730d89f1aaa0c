// SPDX-License-Identifier: GPL-3.0-or-later
/// The PCI functions of a machine as trees, one for each NUMA node, with what nobody looks for folded away.
#pragma once

#include "reports/picture/mark.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace ocks {

struct Branch {
    const Device* device = nullptr;
    unsigned depth = 0;      ///< how many of the bridges above it are shown
    std::size_t parent = 0;  ///< the place of the bridge above in Panel::branches; meaningless at depth 0
    bool is_bridge = false;
    std::size_t virtual_functions = 0;  ///< of this one, which are not shown
    Mark mark;
};

/// What hangs off one NUMA node.
struct Panel {
    std::optional<std::uint64_t> node;  ///< nothing: no node is named
    std::vector<Branch> branches;       ///< each bridge before what is behind it
    std::size_t folded = 0;             ///< functions of the chipset that are not shown
};

/// One panel for each node of the inventory, in order, and a last one for what belongs to none, if there is such.
[[nodiscard]] std::vector<Panel> panels_of(const Report& report);

}  // namespace ocks
