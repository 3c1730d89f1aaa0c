// SPDX-License-Identifier: GPL-3.0-or-later
/// What a monitor, or the BMC that plays one, says of itself: VESA E-EDID 1.4, section 3.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <string_view>

namespace ocks {

/// monitor_vendor (three letters), monitor_product (4 hex digits), monitor_name, serial, monitor_year, width_mm,
/// height_mm.
[[nodiscard]] Result<Device> decode_edid(std::string_view content);

}  // namespace ocks
