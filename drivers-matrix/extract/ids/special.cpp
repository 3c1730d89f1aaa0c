// SPDX-License-Identifier: GPL-3.0-or-later
/// Buses whose aliases need more than a list of fields; each function is its namesake of scripts/mod/file2alias.c.
#include "drivers-matrix/extract/ids/fields.hpp"
#include "drivers-matrix/extract/ids/firmware.hpp"
#include "drivers-matrix/extract/ids/layouts.hpp"
#include "drivers-matrix/extract/ids/usb.hpp"
#include "drivers-matrix/extract/ids/uuid.hpp"

#include <array>
#include <optional>

namespace ocks {
namespace {

/// A byte of a PCI class that a table asks for whole (mask 0xff) or not at all.
std::optional<bool> asked_for(std::uint32_t mask, unsigned shift)
{
    const auto byte = (mask >> shift) & 0xff;
    if (byte != 0 && byte != 0xff)
        return std::nullopt;
    return byte == 0xff;
}

void decode_pci(std::string_view entry, std::vector<std::string>& aliases)
{
    constexpr std::uint32_t any = 0xffffffff;
    constexpr std::uint32_t vfio_only = 1;  // PCI_ID_F_VFIO_DRIVER_OVERRIDE: binds only where driver_override names it
    const auto override_only = number_in<std::uint32_t>(entry, 32);
    const auto mask = number_in<std::uint32_t>(entry, 20);
    const auto base = asked_for(mask, 16);
    const auto sub = asked_for(mask, 8);
    const auto interface = asked_for(mask, 0);
    if (override_only > vfio_only || !base || !sub || !interface)
        return;
    std::string alias = override_only == vfio_only ? "vfio_pci:" : "pci:";
    std::size_t offset = 0;
    for (const auto* const label : {"v", "d", "sv", "sd"}) {
        const auto id = number_in<std::uint32_t>(entry, offset);
        add_field(alias, label, id != any, id);
        offset += sizeof id;
    }
    add_field(alias, "bc", *base, number_in<std::uint8_t>(entry, 18));
    add_field(alias, "sc", *sub, number_in<std::uint8_t>(entry, 17));
    add_field(alias, "i", *interface, number_in<std::uint8_t>(entry, 16));
    add_wildcard(alias);
    aliases.push_back(std::move(alias));
}

void decode_x86cpu(std::string_view entry, std::vector<std::string>& aliases)
{
    const auto vendor = number_in<std::uint16_t>(entry, 0);
    const auto family = number_in<std::uint16_t>(entry, 2);
    const auto model = number_in<std::uint16_t>(entry, 4);
    const auto feature = number_in<std::uint16_t>(entry, 8);
    std::string alias = "cpu:type:x86,";
    add_field(alias, "ven", vendor != 0xffff, vendor);
    add_field(alias, "fam", family != 0, family);
    add_field(alias, "mod", model != 0, model);
    alias += ":feature:*";
    if (feature != 0)
        alias += fmt::format("{:04X}*", feature);
    aliases.push_back(std::move(alias));
}

void decode_cpu(std::string_view entry, std::vector<std::string>& aliases)
{
    aliases.push_back(fmt::format("cpu:type:*:feature:*{:04X}*", number_in<std::uint16_t>(entry, 0)));
}

struct InputBits {
    std::string_view label = {};
    std::size_t offset = 0;
    unsigned first = 0;
    unsigned last = 0;
    std::uint64_t flag = 0;
};

constexpr std::array<InputBits, 9> input_bits{{{"-e*", 16, 0, 0x1f, 0x10},
                                               {"k*", 24, 0x71, 0x2ff, 0x20},
                                               {"r*", 120, 0, 0x0f, 0x40},
                                               {"a*", 128, 0, 0x3f, 0x80},
                                               {"m*", 136, 0, 0x07, 0x100},
                                               {"l*", 144, 0, 0x0f, 0x200},
                                               {"s*", 152, 0, 0x07, 0x400},
                                               {"f*", 160, 0, 0x7f, 0x800},
                                               {"w*", 176, 0, 0x10, 0x1000}}};

void decode_input(std::string_view entry, std::vector<std::string>& aliases)
{
    const auto flags = number_in<std::uint64_t>(entry, 0);
    std::string alias = "input:";
    std::size_t offset = 8;
    std::uint64_t flag = 1;
    for (const auto* const label : {"b", "v", "p", "e"}) {
        add_field(alias, label, (flags & flag) != 0, number_in<std::uint16_t>(entry, offset));
        offset += 2;
        flag <<= 1U;
    }
    for (const auto& bits : input_bits) {
        alias += bits.label;
        if ((flags & bits.flag) == 0)
            continue;
        for (auto bit = bits.first; bit <= bits.last; ++bit) {
            if (((number_in<std::uint8_t>(entry, bits.offset + bit / 8) >> (bit % 8)) & 1) != 0)
                alias += fmt::format("{:X},*", bit);
        }
    }
    aliases.push_back(std::move(alias));
}

void decode_mdio(std::string_view entry, std::vector<std::string>& aliases)
{
    const auto id = number_in<std::uint32_t>(entry, 0);
    const auto mask = number_in<std::uint32_t>(entry, 4);
    std::string alias = "mdio:";
    for (unsigned bit = 32; bit-- > 0;) {
        const bool fixed = ((mask >> bit) & 1U) != 0;
        const bool set = ((id >> bit) & 1U) != 0;
        alias += fixed ? (set ? '1' : '0') : '?';
    }
    aliases.push_back(std::move(alias));
}

void decode_amba(std::string_view entry, std::vector<std::string>& aliases)
{
    const auto id = number_in<std::uint32_t>(entry, 0);
    const auto mask = number_in<std::uint32_t>(entry, 4);
    std::string alias = "amba:d";
    for (unsigned shift = 32; shift != 0;) {
        shift -= 4;
        const auto nibble = (id >> shift) & 0xf;
        const auto wanted = (mask >> shift) & 0xf;
        if (wanted == 0)
            alias += '?';
        else if (wanted == 0xf)
            alias += fmt::format("{:X}", nibble);
        else {
            alias += '[';
            for (std::uint32_t digit = 0; digit < 16; ++digit)
                if ((digit & wanted) == nibble)
                    alias += fmt::format("{:X}", digit);
            alias += ']';
        }
    }
    aliases.push_back(std::move(alias));
}

constexpr std::array<IdLayout, 17> layouts{{
    {"acpi", 32, decode_acpi},
    {"amba", 16, decode_amba},
    {"cpu", 2, decode_cpu},
    {"dmi", 344, decode_dmi},
    {"input", 200, decode_input},
    {"ishtp", 24, decode_ishtp},
    {"mdio", 8, decode_mdio},
    {"mei", 64, decode_mei},
    {"of", 200, decode_of},
    {"pci", 40, decode_pci},
    {"pnp", 16, decode_pnp},
    {"pnp_card", 80, decode_pnp_card},
    {"tee", 16, decode_tee},
    {"usb", 32, decode_usb},
    {"vmbus", 24, decode_vmbus},
    {"wmi", 48, decode_wmi},
    {"x86cpu", 24, decode_x86cpu},
}};

}  // namespace

std::span<const IdLayout> special_layouts()
{
    return layouts;
}

}  // namespace ocks
