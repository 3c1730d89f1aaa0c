// SPDX-License-Identifier: GPL-3.0-or-later
/// What hangs on a PCI function: its disks and ports, known by what is printed on them and not by the kernel's
/// numbering, so that they are recognized after their driver or their slot was away.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <string>
#include <vector>

namespace ocks {

struct Dependant {
    std::string kind;      ///< "block", "nvme", "nic"
    std::string name;      ///< now: "sda", "eth0"
    std::string identity;  ///< world-wide identifier, serial or MAC

    friend bool operator==(const Dependant&, const Dependant&) = default;
};

/// Of the inventory. What has no identity cannot be recognized, and what takes media may be empty: both are left out.
[[nodiscard]] std::vector<Dependant> dependants_of(const Inventory& inventory, const std::string& pci_address);

/// The name that it has now, if it is there; an empty text if not. Its PCI function must be the same.
[[nodiscard]] std::string find_again(const Sysroot& root, const Dependant& dependant, const std::string& pci_address);

}  // namespace ocks
