// SPDX-License-Identifier: GPL-3.0-or-later
/// Aliases of what firmware describes: ACPI, PnP, device tree and DMI.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Each of one entry of a table of its bus.
void decode_acpi(std::string_view entry, std::vector<std::string>& aliases);
void decode_pnp(std::string_view entry, std::vector<std::string>& aliases);
void decode_pnp_card(std::string_view entry, std::vector<std::string>& aliases);
void decode_of(std::string_view entry, std::vector<std::string>& aliases);
void decode_dmi(std::string_view entry, std::vector<std::string>& aliases);

}  // namespace ocks
