// SPDX-License-Identifier: GPL-3.0-or-later
/// The firmware's description of a machine (DMTF DSP0134) as devices, one for each structure that speaks of hardware.
#pragma once

#include "core/inventory.hpp"
#include "probes/smbios/fields.hpp"

#include <string_view>

namespace ocks::smbios {

/// Both files as the kernel shows them. Never fails: what makes no sense is a note.
[[nodiscard]] Inventory decode(std::string_view entry_point, std::string_view table);

// One function for each structure, in the order of the specification. The version is major * 0x100 + minor.
void decode_bios(Fields& fields, unsigned version);
void decode_system(Fields& fields, unsigned version);
void decode_board(Fields& fields, unsigned version);
void decode_chassis(Fields& fields, unsigned version);
void decode_processor(Fields& fields, unsigned version);
void decode_cache(Fields& fields, unsigned version);
void decode_port(Fields& fields, unsigned version);
void decode_slot(Fields& fields, unsigned version);
void decode_oem_strings(Fields& fields, unsigned version);
void decode_memory_array(Fields& fields, unsigned version);
void decode_dimm(Fields& fields, unsigned version);
void decode_mapped_memory(Fields& fields, unsigned version);
void decode_ipmi_interface(Fields& fields, unsigned version);
void decode_power_supply(Fields& fields, unsigned version);
void decode_onboard(Fields& fields, unsigned version);
void decode_host_interface(Fields& fields, unsigned version);
void decode_tpm_device(Fields& fields, unsigned version);
void decode_firmware(Fields& fields, unsigned version);

}  // namespace ocks::smbios
