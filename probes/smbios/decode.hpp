// SPDX-License-Identifier: GPL-3.0-or-later
/// The firmware's description of a machine (DMTF DSP0134) as devices: structures 0 to 4, 16 and 17.
#pragma once

#include "core/inventory.hpp"
#include "probes/smbios/fields.hpp"

#include <string_view>

namespace ocks::smbios {

/// Both files as the kernel shows them. Never fails: what makes no sense is a note.
[[nodiscard]] Inventory decode(std::string_view entry_point, std::string_view table);

// One function for each structure, in the order of the specification. The version is major * 0x100 + minor.
void decode_bios(Fields& fields);
void decode_system(Fields& fields, unsigned version);
void decode_board(Fields& fields);
void decode_chassis(Fields& fields);
void decode_processor(Fields& fields, unsigned version);
void decode_memory_array(Fields& fields);
void decode_dimm(Fields& fields);

}  // namespace ocks::smbios
