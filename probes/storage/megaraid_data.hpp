// SPDX-License-Identifier: GPL-3.0-or-later
/// What the firmware of a MegaRAID controller says of its drives: struct MR_PD_LIST and struct MR_PD_INFO in
/// drivers/scsi/megaraid/megaraid_sas.h of the kernel; inquiry data as of SPC-5, 6.6.2.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <string_view>
#include <vector>

namespace ocks::megaraid {

/// The numbers of the drives; enclosures are in the same list and left out. malformed: it is shorter than it says.
[[nodiscard]] Result<std::vector<unsigned>> decode_drives(std::string_view content);

/// What docs/inventory.md lists under raid_drive. malformed: not as long as the structure.
[[nodiscard]] Result<Device> decode_drive_info(std::string_view content);

}  // namespace ocks::megaraid
