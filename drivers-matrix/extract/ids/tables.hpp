// SPDX-License-Identifier: GPL-3.0-or-later
/// Device tables as drivers hold them in memory, turned into the aliases that the kernel's own
/// scripts/mod/file2alias.c makes of them when the driver is a module.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Layouts are those of include/linux/mod_devicetable.h, Linux 6.1 to 6.12, on 64-bit little-endian machines.
/// `bus` is the first argument of MODULE_DEVICE_TABLE(). Aliases come in the order of the table, its all-zero
/// terminator left out; an entry for which the grammar has no words (a partial PCI class mask) yields none.
/// absent: a bus that we have no layout for. malformed: the size is not a whole number of entries, or no terminator.
[[nodiscard]] Result<std::vector<std::string>> aliases_of_table(std::string_view bus, std::string_view bytes);

}  // namespace ocks
