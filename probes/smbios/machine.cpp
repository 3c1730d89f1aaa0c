// SPDX-License-Identifier: GPL-3.0-or-later
/// Structures 0 to 3: firmware, system, boards and chassis (DSP0134, clauses 7.1 to 7.4).
#include "core/digest.hpp"
#include "probes/smbios/decode.hpp"

#include <algorithm>
#include <array>

namespace ocks::smbios {
namespace {

constexpr std::uint64_t kibibyte = 1024;
constexpr std::uint64_t mebibyte = kibibyte * kibibyte;
constexpr std::uint64_t gibibyte = kibibyte * mebibyte;

/// In units of 64 KiB; 16 MiB and more stand in a field of their own since SMBIOS 3.1.
void read_rom_size(Fields& fields)
{
    constexpr std::uint64_t see_extended = 0xff;
    constexpr std::uint64_t unit = 64 * kibibyte;
    constexpr std::uint64_t sixteen_mebibytes = 16;
    const auto code = fields.at(0x09, 1);
    if (!code)
        return;
    if (*code != see_extended) {
        fields.set("rom_size_bytes", (*code + 1) * unit);
        return;
    }
    const std::uint64_t extended = fields.at(0x18, 2).value_or(sixteen_mebibytes);
    const std::uint64_t size = extended & 0x3fffU;
    switch (extended >> 14U) {
    case 0:
        fields.set("rom_size_bytes", size * mebibyte);
        break;
    case 1:
        fields.set("rom_size_bytes", size * gibibyte);
        break;
    default:
        fields.note("rom_size_bytes", "the unit is not in the specification");
    }
}

/// Two bytes, "2.14"; 0xff in both says that there is none.
void read_release(Fields& fields, std::size_t offset, std::string_view property)
{
    constexpr std::uint64_t none = 0xff;
    const auto major = fields.at(offset, 1);
    const auto minor = fields.at(offset + 1, 1);
    if (major && minor && (*major != none || *minor != none))
        fields.set(property, std::to_string(*major) + "." + std::to_string(*minor));
}

/// The first three parts are little-endian since SMBIOS 2.6; before, firmware wrote the bytes as they are read.
void read_uuid(Fields& fields, unsigned version)
{
    constexpr std::size_t first = 0x08;
    std::array<unsigned char, 16> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = fields.at(first + i, 1);
        if (!byte)
            return;
        bytes[i] = static_cast<unsigned char>(*byte);
    }
    // All ones: not present. All zeros: not set yet.
    const auto all_are = [&](unsigned char value) {
        return std::ranges::all_of(bytes, [value](unsigned char byte) { return byte == value; });
    };
    if (all_are(0xff) || all_are(0))
        return;
    if (version >= 0x0206) {
        std::reverse(bytes.begin(), bytes.begin() + 4);
        std::swap(bytes[4], bytes[5]);
        std::swap(bytes[6], bytes[7]);
    }
    std::string text = hexadecimal(bytes);
    for (const std::size_t dash : {20U, 16U, 12U, 8U})
        text.insert(dash, "-");
    fields.set("uuid", text);
}

}  // namespace

void decode_bios(Fields& fields, unsigned /*version*/)
{
    constexpr std::uint64_t uefi_is_supported = 1U << 3U;
    fields.text(0x04, "vendor").text(0x05, "version").text(0x08, "release_date");
    read_rom_size(fields);
    read_release(fields, 0x14, "revision");
    read_release(fields, 0x16, "controller_revision");
    if (const auto characteristics = fields.at(0x13, 1))
        fields.set("uefi_supported", std::uint64_t{(*characteristics & uefi_is_supported) != 0});
}

void decode_system(Fields& fields, unsigned version)
{
    fields.text(0x04, "vendor").text(0x05, "product").text(0x06, "version").text(0x07, "serial");
    read_uuid(fields, version);
    fields.text(0x19, "sku").text(0x1a, "family");
}

void decode_board(Fields& fields, unsigned /*version*/)
{
    fields.text(0x04, "vendor")
        .text(0x05, "product")
        .text(0x06, "version")
        .text(0x07, "serial")
        .text(0x08, "asset_tag")
        .text(0x0a, "location")
        .word(0x0d, "type", board_types());
}

void decode_chassis(Fields& fields, unsigned /*version*/)
{
    constexpr std::uint64_t lock = 0x80;
    fields.text(0x04, "vendor").text(0x06, "version").text(0x07, "serial").text(0x08, "asset_tag");
    if (const auto type = fields.at(0x05, 1))
        fields.word_of(*type & ~lock, "type", chassis_types());
    fields.number(0x11, 1, "height_units");
    // Behind the height come the contained elements: so many, of so many bytes each.
    const auto elements = fields.at(0x13, 1);
    const auto element_bytes = fields.at(0x14, 1);
    if (elements && element_bytes)
        fields.text(0x15 + *elements * *element_bytes, "sku");
}

}  // namespace ocks::smbios
