// SPDX-License-Identifier: GPL-3.0-or-later
/// The name a driver has in sysfs, read from the structure that points to its device table.
#pragma once

#include "drivers-matrix/extract/elf.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Names of the drivers in `object` whose structure points to the table called `symbol`; sorted. The table
/// itself may be in another object. None if nothing that looks like a driver of that bus points there.
///
/// struct pci_driver nvme_driver = { .name = "nvme", .id_table = nvme_id_table, … } is, in the object, a pointer
/// to "nvme" followed by a pointer to the table; where the name stands is a matter of the bus.
[[nodiscard]] std::vector<std::string>
driver_names(const ElfObject& object, std::string_view bus, std::string_view symbol, std::string_view module);

}  // namespace ocks
