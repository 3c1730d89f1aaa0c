// SPDX-License-Identifier: GPL-3.0-or-later
/// What a SATA disk answers about its health: ACS-3, 7.48 (SMART) and 9.5 (device statistics), SAT-4, 12.2.
/// malformed: it is not as long as the standard says, its checksum is wrong, or it is another page.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <set>
#include <string_view>

namespace ocks::disk {

/// smart_attributes: "ID=VALUE/WORST/RAW" each. What a number means is up to the maker of the disk, so none is told.
[[nodiscard]] Result<Device> decode_smart_data(std::string_view content);

/// smart_failing: 1 if the disk itself says that it will fail soon. Descriptor and fixed sense data.
[[nodiscard]] Result<Device> decode_smart_status(std::string_view sense);

/// The logs that the disk has, by the directory of them.
[[nodiscard]] std::set<unsigned> decode_log_directory(std::string_view content);

/// The pages that the device statistics have, by their page 0.
[[nodiscard]] std::set<unsigned> decode_statistics_list(std::string_view content);

/// Pages 1 (general), 3 (rotating media), 4 (errors), 5 (temperature), 7 (solid state). Only statistics that the disk
/// calls supported and valid.
[[nodiscard]] Result<Device> decode_statistics(std::string_view content);

}  // namespace ocks::disk
