// SPDX-License-Identifier: GPL-3.0-or-later
/// What processors can, by the names that the kernel gives their features.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// The level of the x86-64 psABI (1.0, table 3.1) that all these features make up: "x86-64-v3". Empty below v1.
[[nodiscard]] std::string x86_64_level(const std::vector<std::string_view>& flags);

/// "Hygon" for "HygonGenuine". Empty for a vendor that is not in the table.
[[nodiscard]] std::string_view x86_maker(std::string_view vendor_id);

/// The core that an Arm implementer's part number stands for: "TaiShan-v110" for "0x48" and "0xd01". Empty if unknown.
[[nodiscard]] std::string_view arm_core(std::string_view implementer, std::string_view part);

}  // namespace ocks
