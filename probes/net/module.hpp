// SPDX-License-Identifier: GPL-3.0-or-later
/// What a pluggable module (SFP, QSFP, OSFP) says of itself.
///
/// SFF-8024, table 4-1 (identifier); SFF-8472, table 4-1 (SFP); SFF-8636, table 6-1 (QSFP); CMIS 5.0, table 8-27.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <string_view>

namespace ocks::module {

/// Whether the maker's name stands in the upper half of page 0; of an SFP it is in the lower. False for an unknown
/// kind.
[[nodiscard]] bool needs_upper_page(std::string_view lower);

/// module_type, module_vendor, module_part_number, module_revision, module_serial, module_date; both halves have 128
/// bytes.
[[nodiscard]] Result<Device> decode(std::string_view lower, std::string_view upper);

}  // namespace ocks::module
