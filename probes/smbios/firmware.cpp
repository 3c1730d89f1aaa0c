// SPDX-License-Identifier: GPL-3.0-or-later
/// Structures 11, 43 and 45: the maker's own strings, the TPM, and the firmware of components (DSP0134, clauses 7.12,
/// 7.44 and 7.46).
#include "probes/smbios/decode.hpp"

#include <array>

namespace ocks::smbios {
namespace {

/// 7.46.1
constexpr auto version_formats = std::to_array<Word>({
    {0x00, "Free-form"},
    {0x01, "MAJOR.MINOR"},
    {0x02, "32-bit hexadecimal"},
    {0x03, "64-bit hexadecimal"},
});

/// 7.46.2
constexpr auto id_formats = std::to_array<Word>({
    {0x00, "Free-form"},
    {0x01, "UEFI ESRT FwClass GUID"},
});

/// 7.46.4
constexpr auto states = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "Disabled"},
    {0x04, "Enabled"},
    {0x05, "Absent"},
    {0x06, "Stand-by Offline"},
    {0x07, "Stand-by Spare"},
    {0x08, "Unavailable Offline"},
});

/// Four characters of the TCG's list of vendors, the last ones zero if there are fewer.
void read_vendor(Fields& fields)
{
    std::string vendor;
    for (std::size_t offset = 0x04; offset < 0x08; ++offset) {
        const std::uint64_t byte = fields.at(offset, 1).value_or(0);
        if (byte == 0)
            break;
        vendor += byte >= ' ' && byte <= '~' ? static_cast<char>(byte) : '.';
    }
    if (!vendor.empty())
        fields.set("vendor", vendor);
}

/// A TPM 1.2 gives two bytes behind two that repeat its specification, a TPM 2.0 two halves of a number.
void read_tpm_revision(Fields& fields, std::uint64_t major)
{
    const auto revision = fields.at(0x0a, 4);
    if (!revision || major < 1 || major > 2)
        return;
    const std::uint64_t first = major == 1 ? *revision >> 16U & 0xffU : *revision >> 16U;
    const std::uint64_t second = major == 1 ? *revision >> 24U : *revision & 0xffffU;
    fields.set("firmware", std::to_string(first) + "." + std::to_string(second));
}

/// A code that the specification gives to the makers is no mistake of theirs.
void read_format(Fields& fields, std::size_t offset, std::string_view property, Wording wording)
{
    constexpr std::uint64_t first_of_makers = 0x80;
    const auto code = fields.at(offset, 1);
    if (code && *code >= first_of_makers)
        fields.set(property, std::string{"OEM-specific"});
    else
        fields.word(offset, property, wording);
}

}  // namespace

void decode_oem_strings(Fields& fields, unsigned /*version*/)
{
    const std::uint64_t count = fields.at(0x04, 1).value_or(0);
    for (std::uint64_t index = 1; index <= count; ++index)
        fields.text_of(index, "string_" + std::to_string(index));
}

void decode_tpm_device(Fields& fields, unsigned /*version*/)
{
    read_vendor(fields);
    const auto major = fields.at(0x08, 1);
    const auto minor = fields.at(0x09, 1);
    if (major && minor) {
        fields.set("specification", std::to_string(*major) + "." + std::to_string(*minor));
        read_tpm_revision(fields, *major);
    }
    fields.text(0x12, "description");
}

void decode_firmware(Fields& fields, unsigned /*version*/)
{
    constexpr std::uint64_t unknown_size = ~std::uint64_t{0};
    fields.text(0x04, "component").text(0x05, "version").text(0x07, "id");
    read_format(fields, 0x06, "version_format", version_formats);
    read_format(fields, 0x08, "id_format", id_formats);
    fields.text(0x09, "release_date").text(0x0a, "manufacturer").text(0x0b, "lowest_supported_version");
    if (fields.at(0x0c, 8) != unknown_size)
        fields.number(0x0c, 8, "size_bytes");
    fields.flag(0x14, 0, "updatable").flag(0x14, 1, "write_protect").word(0x16, "state", states);
    std::string components;
    const std::uint64_t count = fields.at(0x17, 1).value_or(0);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto handle = fields.at(0x18 + 2 * i, 2);
        if (!handle) {
            fields.note("components", "the structure is shorter than it says");
            break;
        }
        components += (components.empty() ? "" : ",") + handle_text(static_cast<unsigned>(*handle));
    }
    if (!components.empty())
        fields.set("components", components);
}

}  // namespace ocks::smbios
