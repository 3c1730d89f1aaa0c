// SPDX-License-Identifier: GPL-3.0-or-later
/// Structures 38 and 42: the two ways from the machine to its management controller (DSP0134, clauses 7.39 and 7.43).
#include "probes/smbios/decode.hpp"
#include "probes/smbios/redfish.hpp"

#include <array>

namespace ocks::smbios {
namespace {

/// 7.39.1
constexpr auto ipmi_types = std::to_array<Word>({
    {0x00, "Unknown"},
    {0x01, "KCS (Keyboard Control Style)"},
    {0x02, "SMIC (Server Management Interface Chip)"},
    {0x03, "BT (Block Transfer)"},
    {0x04, "SSIF (SMBus System Interface)"},
});

/// 7.39, base address modifier, bits 7:6
constexpr auto spacings = std::to_array<Word>({
    {0x00, "Successive Byte Boundaries"},
    {0x01, "32-bit Boundaries"},
    {0x02, "16-byte Boundaries"},
});

/// MCTP host interface types (DSP0239, table 4)
constexpr auto host_types = std::to_array<Word>({
    {0x02, "KCS: Keyboard Controller Style"},
    {0x03, "8250 UART Register Compatible"},
    {0x04, "16450 UART Register Compatible"},
    {0x05, "16550/16550A UART Register Compatible"},
    {0x06, "16650/16650A UART Register Compatible"},
    {0x07, "16750/16750A UART Register Compatible"},
    {0x08, "16850/16850A UART Register Compatible"},
    {0x40, "Network"},
    {0xf0, "OEM"},
});

constexpr std::uint64_t ssif = 4;

/// The lowest bit says I/O or memory; the address' own lowest bit is in the modifier. SSIF has a bus address instead.
void read_base_address(Fields& fields, std::uint64_t type)
{
    const auto address = fields.at(0x08, 8);
    if (!address)
        return;
    if (type == ssif) {
        fields.set("base_address", address_text(*address >> 1U & 0x7fU));
        fields.set("address_space", std::string{"SMBus"});
        return;
    }
    const std::uint64_t lowest = fields.at(0x10, 1).value_or(0) >> 4U & 1U;
    fields.set("base_address", address_text((*address & ~std::uint64_t{1}) | lowest));
    fields.set("address_space", std::string{(*address & 1U) != 0 ? "I/O" : "Memory-mapped"});
}

}  // namespace

void decode_ipmi_interface(Fields& fields, unsigned /*version*/)
{
    const auto type = fields.at(0x04, 1);
    fields.word(0x04, "type", ipmi_types);
    if (const auto revision = fields.at(0x05, 1))
        fields.set("specification", std::to_string(*revision >> 4U) + "." + std::to_string(*revision & 0xfU));
    if (const auto address = fields.at(0x06, 1))
        fields.set("i2c_address", *address >> 1U);
    read_base_address(fields, type.value_or(0));
    const auto modifier = fields.at(0x10, 1);
    if (modifier && fields.at(0x11, 1) && type != ssif)
        fields.word_of(*modifier >> 6U, "register_spacing", spacings);
    fields.number(0x11, 1, "interrupt");
}

void decode_host_interface(Fields& fields, unsigned /*version*/)
{
    constexpr std::uint64_t network = 0x40;
    constexpr std::size_t specific = 0x06;
    const auto type = fields.at(0x04, 1);
    if (type && *type < network && words_for(*type, host_types).empty())
        fields.set("type", std::string{"MCTP"});
    else
        fields.word(0x04, "type", host_types);
    const auto length = fields.at(0x05, 1);
    if (type != network || !length)
        return;
    read_network_device(fields, specific, *length);
    read_protocols(fields, specific + *length);
}

}  // namespace ocks::smbios
