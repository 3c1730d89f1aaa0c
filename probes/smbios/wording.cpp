// SPDX-License-Identifier: GPL-3.0-or-later
/// The shorter enumerations, each with its clause of DSP0134 3.8.
#include "probes/smbios/wording.hpp"

#include <algorithm>
#include <array>

namespace ocks::smbios {
namespace {

/// 7.3.2
constexpr auto board_type_words = std::to_array<Word>({
    {0x01, "Unknown"},
    {0x02, "Other"},
    {0x03, "Server Blade"},
    {0x04, "Connectivity Switch"},
    {0x05, "System Management Module"},
    {0x06, "Processor Module"},
    {0x07, "I/O Module"},
    {0x08, "Memory Module"},
    {0x09, "Daughter Board"},
    {0x0a, "Motherboard"},
    {0x0b, "Processor+Memory Module"},
    {0x0c, "Processor+I/O Module"},
    {0x0d, "Interconnect Board"},
});

/// 7.4.1; bit 7 is a lock and not part of the code
constexpr auto chassis_type_words = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Desktop"},
    {0x04, "Low Profile Desktop"},
    {0x05, "Pizza Box"},
    {0x06, "Mini Tower"},
    {0x07, "Tower"},
    {0x08, "Portable"},
    {0x09, "Laptop"},
    {0x0a, "Notebook"},
    {0x0b, "Hand Held"},
    {0x0c, "Docking Station"},
    {0x0d, "All In One"},
    {0x0e, "Sub Notebook"},
    {0x0f, "Space-saving"},
    {0x10, "Lunch Box"},
    {0x11, "Main Server Chassis"},
    {0x12, "Expansion Chassis"},
    {0x13, "Sub Chassis"},
    {0x14, "Bus Expansion Chassis"},
    {0x15, "Peripheral Chassis"},
    {0x16, "RAID Chassis"},
    {0x17, "Rack Mount Chassis"},
    {0x18, "Sealed-case PC"},
    {0x19, "Multi-system"},
    {0x1a, "CompactPCI"},
    {0x1b, "AdvancedTCA"},
    {0x1c, "Blade"},
    {0x1d, "Blade Enclosing"},
    {0x1e, "Tablet"},
    {0x1f, "Convertible"},
    {0x20, "Detachable"},
    {0x21, "IoT Gateway"},
    {0x22, "Embedded PC"},
    {0x23, "Mini PC"},
    {0x24, "Stick PC"},
});

/// 7.5.1
constexpr auto processor_type_words = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Central Processor"},
    {0x04, "Math Processor"},
    {0x05, "DSP Processor"},
    {0x06, "Video Processor"},
});

/// 7.5, status, bits 2:0
constexpr auto processor_state_words = std::to_array<Word>({
    {0x00, "Unknown"},
    {0x01, "Enabled"},
    {0x02, "Disabled By User"},
    {0x03, "Disabled By BIOS"},
    {0x04, "Idle"},
    {0x07, "Other"},
});

/// 7.17.1
constexpr auto array_location_words = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "System Board Or Motherboard"},
    {0x04, "ISA Add-on Card"},
    {0x05, "EISA Add-on Card"},
    {0x06, "PCI Add-on Card"},
    {0x07, "MCA Add-on Card"},
    {0x08, "PCMCIA Add-on Card"},
    {0x09, "Proprietary Add-on Card"},
    {0x0a, "NuBus"},
    {0xa0, "PC-98/C20 Add-on Card"},
    {0xa1, "PC-98/C24 Add-on Card"},
    {0xa2, "PC-98/E Add-on Card"},
    {0xa3, "PC-98/Local Bus Add-on Card"},
    {0xa4, "CXL Flexbus 1.0"},
});

/// 7.17.2
constexpr auto array_use_words = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "System Memory"},
    {0x04, "Video Memory"},
    {0x05, "Flash Memory"},
    {0x06, "Non-volatile RAM"},
    {0x07, "Cache Memory"},
});

/// 7.17.3
constexpr auto error_correction_words = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "None"},
    {0x04, "Parity"},
    {0x05, "Single-bit ECC"},
    {0x06, "Multi-bit ECC"},
    {0x07, "CRC"},
});

/// 7.18.1
constexpr auto form_factor_words = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "SIMM"},
    {0x04, "SIP"},
    {0x05, "Chip"},
    {0x06, "DIP"},
    {0x07, "ZIP"},
    {0x08, "Proprietary Card"},
    {0x09, "DIMM"},
    {0x0a, "TSOP"},
    {0x0b, "Row Of Chips"},
    {0x0c, "RIMM"},
    {0x0d, "SODIMM"},
    {0x0e, "SRIMM"},
    {0x0f, "FB-DIMM"},
    {0x10, "Die"},
    {0x11, "CAMM"},
});

/// 7.18.2
constexpr auto memory_type_words = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "DRAM"},
    {0x04, "EDRAM"},
    {0x05, "VRAM"},
    {0x06, "SRAM"},
    {0x07, "RAM"},
    {0x08, "ROM"},
    {0x09, "Flash"},
    {0x0a, "EEPROM"},
    {0x0b, "FEPROM"},
    {0x0c, "EPROM"},
    {0x0d, "CDRAM"},
    {0x0e, "3DRAM"},
    {0x0f, "SDRAM"},
    {0x10, "SGRAM"},
    {0x11, "RDRAM"},
    {0x12, "DDR"},
    {0x13, "DDR2"},
    {0x14, "DDR2 FB-DIMM"},
    {0x15, "Reserved"},
    {0x16, "Reserved"},
    {0x17, "Reserved"},
    {0x18, "DDR3"},
    {0x19, "FBD2"},
    {0x1a, "DDR4"},
    {0x1b, "LPDDR"},
    {0x1c, "LPDDR2"},
    {0x1d, "LPDDR3"},
    {0x1e, "LPDDR4"},
    {0x1f, "Logical non-volatile device"},
    {0x20, "HBM"},
    {0x21, "HBM2"},
    {0x22, "DDR5"},
    {0x23, "LPDDR5"},
    {0x24, "HBM3"},
});

/// 7.18.6
constexpr auto memory_technology_words = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "DRAM"},
    {0x04, "NVDIMM-N"},
    {0x05, "NVDIMM-F"},
    {0x06, "NVDIMM-P"},
    {0x07, "Intel Optane DC persistent memory"},
});

}  // namespace

std::string_view words_for(std::uint64_t code, Wording wording)
{
    const auto found = std::ranges::lower_bound(wording, code, {}, &Word::code);
    return found == wording.end() || found->code != code ? std::string_view{} : found->text;
}

Wording board_types()
{
    return board_type_words;
}

Wording chassis_types()
{
    return chassis_type_words;
}

Wording processor_types()
{
    return processor_type_words;
}

Wording processor_states()
{
    return processor_state_words;
}

Wording array_locations()
{
    return array_location_words;
}

Wording array_uses()
{
    return array_use_words;
}

Wording error_corrections()
{
    return error_correction_words;
}

Wording form_factors()
{
    return form_factor_words;
}

Wording memory_types()
{
    return memory_type_words;
}

Wording memory_technologies()
{
    return memory_technology_words;
}

}  // namespace ocks::smbios
