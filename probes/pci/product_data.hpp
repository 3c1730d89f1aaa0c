// SPDX-License-Identifier: GPL-3.0-or-later
/// Vital product data of a PCI card: what its maker wrote into it.
///
/// PCI Local Bus 3.0, appendix I. The kernel hands the bytes out as /sys/bus/pci/devices/…/vpd.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <string_view>

namespace ocks {

/// vpd_product, vpd_part_number, vpd_serial, vpd_engineering_level and vpd_manufacturer, as far as they are there.
[[nodiscard]] Result<Device> decode_product_data(std::string_view content);

}  // namespace ocks
