// SPDX-License-Identifier: GPL-3.0-or-later
/// Structures 9 and 41: slots for cards, and devices on the board (DSP0134, clauses 7.10 and 7.42).
#include "probes/smbios/decode.hpp"

#include <array>

namespace ocks::smbios {
namespace {

/// 7.10.2
constexpr auto widths = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "8-bit"},
    {0x04, "16-bit"},
    {0x05, "32-bit"},
    {0x06, "64-bit"},
    {0x07, "128-bit"},
    {0x08, "x1"},
    {0x09, "x2"},
    {0x0a, "x4"},
    {0x0b, "x8"},
    {0x0c, "x12"},
    {0x0d, "x16"},
    {0x0e, "x32"},
});

/// 7.10.3
constexpr auto usages = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Available"},
    {0x04, "In Use"},
    {0x05, "Unavailable"},
});

/// 7.10.4
constexpr auto lengths = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Short"},
    {0x04, "Long"},
    {0x05, "2.5\" drive form factor"},
    {0x06, "3.5\" drive form factor"},
});

/// 7.10, slot height
constexpr auto heights = std::to_array<Word>({
    {0x00, "Not applicable"},
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Full height"},
    {0x04, "Low-profile"},
});

/// 7.42.2; bit 7 says whether it is enabled
constexpr auto onboard_types = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Video"},
    {0x04, "SCSI Controller"},
    {0x05, "Ethernet"},
    {0x06, "Token Ring"},
    {0x07, "Sound"},
    {0x08, "PATA Controller"},
    {0x09, "SATA Controller"},
    {0x0a, "SAS Controller"},
    {0x0b, "Wireless LAN"},
    {0x0c, "Bluetooth"},
    {0x0d, "WWAN"},
    {0x0e, "eMMC"},
    {0x0f, "NVMe Controller"},
    {0x10, "UFS Controller"},
});

/// Since SMBIOS 3.2 a slot that is split has peers, five bytes each; what came later stands behind them.
void read_behind_peers(Fields& fields)
{
    constexpr std::size_t first_peer = 0x13;
    constexpr std::size_t peer_bytes = 5;
    const std::uint64_t peers = fields.at(first_peer - 1, 1).value_or(0);
    const std::size_t behind = first_peer + peers * peer_bytes;
    if (peers > 0)
        fields.set("peers", peers);
    fields.number(behind, 1, "pcie_generation");
    if (fields.at(behind + 1, 1).value_or(0) != 0)
        fields.word(behind + 1, "physical_width", widths);
    if (fields.at(behind + 4, 1).value_or(0) != 0)
        fields.word(behind + 4, "height", heights);
}

}  // namespace

void decode_slot(Fields& fields, unsigned /*version*/)
{
    fields.text(0x04, "designation")
        .word(0x05, "type", slot_types())
        .word(0x06, "data_width", widths)
        .word(0x07, "usage", usages)
        .word(0x08, "length", lengths)
        .flag(0x0c, 1, "hot_plug")
        .pci_address(0x0d, "pci_address");
    if (const auto number = fields.at(0x09, 2))
        fields.set("id", *number);
    read_behind_peers(fields);
}

void decode_onboard(Fields& fields, unsigned /*version*/)
{
    constexpr std::uint64_t enabled = 0x80;
    fields.text(0x04, "designation").flag(0x05, 7, "enabled");
    if (const auto type = fields.at(0x05, 1))
        fields.word_of(*type & ~enabled, "type", onboard_types);
    fields.number(0x06, 1, "instance").pci_address(0x07, "pci_address");
}

}  // namespace ocks::smbios
