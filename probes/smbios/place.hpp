// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the kernel shows the firmware's tables, and notes that point into them.
#pragma once

#include "core/inventory.hpp"

#include <string>
#include <string_view>

namespace ocks::smbios {

inline constexpr std::string_view entry_point_path = "/sys/firmware/dmi/tables/smbios_entry_point";
inline constexpr std::string_view table_path = "/sys/firmware/dmi/tables/DMI";

[[nodiscard]] inline Note table_note(std::string_view place, std::string_view why)
{
    return {"smbios", std::string{table_path} + ", " + std::string{place}, std::string{why}};
}

}  // namespace ocks::smbios
