// SPDX-License-Identifier: GPL-3.0-or-later
/// Buses whose aliases need more than a list of fields; each function is its namesake of scripts/mod/file2alias.c.
#include "drivers-matrix/extract/ids/fields.hpp"
#include "drivers-matrix/extract/ids/layouts.hpp"
#include "drivers-matrix/extract/ids/usb.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace ocks {
namespace {

using Aliases = std::vector<std::string>;

std::string upper_case(std::string_view text)
{
    std::string upper{text};
    std::ranges::transform(upper, upper.begin(), [](char character) {
        return character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
    });
    return upper;
}

std::string without_blanks(std::string text)
{
    std::ranges::replace_if(
        text, [](char character) { return character == ' ' || (character >= '\t' && character <= '\r'); }, '_');
    return text;
}

/// A byte of a PCI class that a table asks for whole (mask 0xff) or not at all.
std::optional<bool> asked_for(std::uint32_t mask, unsigned shift)
{
    const auto byte = (mask >> shift) & 0xff;
    if (byte != 0 && byte != 0xff)
        return std::nullopt;
    return byte == 0xff;
}

void decode_pci(std::string_view entry, Aliases& aliases)
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

void decode_acpi(std::string_view entry, Aliases& aliases)
{
    if (const auto id = text_in(entry, 0, 16); !id.empty()) {
        aliases.push_back(fmt::format("acpi*:{}:*", id));
        return;
    }
    const auto id_class = number_in<std::uint32_t>(entry, 24);
    const auto mask = number_in<std::uint32_t>(entry, 28);
    std::string alias = "acpi*:";
    for (const unsigned shift : {16U, 8U, 0U})
        alias += ((mask >> shift) & 0xff) != 0 ? fmt::format("{:02x}", (id_class >> shift) & 0xff) : "??";
    aliases.push_back(alias + ":*");
}

void add_pnp(std::string_view id, Aliases& aliases)
{
    aliases.push_back(fmt::format("pnp:d{}*", id));
    aliases.push_back(fmt::format("acpi*:{}:*", upper_case(id)));
}

void decode_pnp(std::string_view entry, Aliases& aliases)
{
    add_pnp(text_in(entry, 0, 8), aliases);
}

void decode_pnp_card(std::string_view entry, Aliases& aliases)
{
    for (std::size_t device = 0; device < 8; ++device) {
        const auto id = text_in(entry, 16 + device * 8, 8);
        if (id.empty())
            return;
        add_pnp(id, aliases);
    }
}

void decode_of(std::string_view entry, Aliases& aliases)
{
    const auto name = text_in(entry, 0, 32);
    const auto type = text_in(entry, 32, 32);
    const auto compatible = text_in(entry, 64, 128);
    auto alias = fmt::format("of:N{}T{}", name.empty() ? "*" : name, type.empty() ? "*" : type);
    if (!compatible.empty())
        alias += fmt::format("{}C{}", type.empty() ? "" : "*", compatible);
    alias = without_blanks(std::move(alias));
    aliases.push_back(alias);
    alias += 'C';
    add_wildcard(alias);
    aliases.push_back(std::move(alias));
}

void decode_x86cpu(std::string_view entry, Aliases& aliases)
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

void decode_cpu(std::string_view entry, Aliases& aliases)
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

void decode_input(std::string_view entry, Aliases& aliases)
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

/// enum dmi_field of mod_devicetable.h, in the order of the modalias.
constexpr std::array<std::pair<std::string_view, unsigned>, 14> dmi_fields{{{"bvn", 1},
                                                                            {"bvr", 2},
                                                                            {"bd", 3},
                                                                            {"br", 4},
                                                                            {"efr", 5},
                                                                            {"svn", 6},
                                                                            {"pn", 7},
                                                                            {"pvr", 8},
                                                                            {"rvn", 13},
                                                                            {"rn", 14},
                                                                            {"rvr", 15},
                                                                            {"cvn", 18},
                                                                            {"ct", 19},
                                                                            {"cvr", 20}}};

void decode_dmi(std::string_view entry, Aliases& aliases)
{
    constexpr std::size_t matches_at = 16;
    constexpr std::size_t match_size = 80;
    std::string alias = "dmi*";
    for (const auto& [prefix, field] : dmi_fields) {
        for (std::size_t match = 0; match < 4; ++match) {
            const auto at = matches_at + match * match_size;
            if ((number_in<std::uint8_t>(entry, at) & 0x7fU) != field)
                continue;
            alias += fmt::format(":{}*", prefix);
            std::ranges::copy_if(text_in(entry, at + 1, match_size - 1), std::back_inserter(alias), [](char character) {
                return character > ' ' && character <= '~' && character != ':';
            });
            alias += '*';
        }
    }
    aliases.push_back(alias + ":");
}

void decode_mdio(std::string_view entry, Aliases& aliases)
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

void decode_amba(std::string_view entry, Aliases& aliases)
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

/// Sixteen bytes as a UUID; `mixed` if the first three groups are stored little-endian.
std::string uuid_in(std::string_view entry, std::size_t offset, bool mixed)
{
    constexpr std::array<std::size_t, 16> little{3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    std::string text;
    for (std::size_t byte = 0; byte < little.size(); ++byte) {
        if (byte == 4 || byte == 6 || byte == 8 || byte == 10)
            text += '-';
        text += fmt::format("{:02x}", number_in<std::uint8_t>(entry, offset + (mixed ? little[byte] : byte)));
    }
    return text;
}

void decode_mei(std::string_view entry, Aliases& aliases)
{
    const auto name = text_in(entry, 0, 32);
    const auto version = number_in<std::uint8_t>(entry, 48);
    auto alias = fmt::format("mei:{}:{}", name.empty() ? "*" : name, uuid_in(entry, 32, true));
    add_field(alias, ":", version != 0xff, version);
    aliases.push_back(alias + ":*");
}

void decode_tee(std::string_view entry, Aliases& aliases)
{
    aliases.push_back("tee:" + uuid_in(entry, 0, false) + "*");
}

void decode_ishtp(std::string_view entry, Aliases& aliases)
{
    aliases.push_back("ishtp:{" + upper_case(uuid_in(entry, 0, true)) + "}");
}

void decode_vmbus(std::string_view entry, Aliases& aliases)
{
    std::string alias = "vmbus:";
    for (std::size_t byte = 0; byte < 16; ++byte)
        alias += fmt::format("{:02x}", number_in<std::uint8_t>(entry, byte));
    aliases.push_back(std::move(alias));
}

void decode_wmi(std::string_view entry, Aliases& aliases)
{
    constexpr std::size_t uuid_length = 36;
    if (const auto guid = text_in(entry, 0, uuid_length + 1); guid.size() == uuid_length)
        aliases.push_back("wmi:" + std::string{guid});
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
