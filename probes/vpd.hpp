// SPDX-License-Identifier: GPL-3.0-or-later
/// SCSI vital product data pages, as sysfs hands them out in bytes.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// Page 0x80, the unit serial number (SPC-4, 7.8.16), without the blanks it is padded with. May be empty.
[[nodiscard]] Result<std::string> serial_of_vpd(std::string_view page);

}  // namespace ocks
