// SPDX-License-Identifier: GPL-3.0-or-later
/// Pages of SCSI disks (SPC-4, 7.8), EDID of monitors (VESA E-EDID 1.4), tables of ACPI (6.5, 5.2.6).
#include "probes/privacy/format.hpp"

#include <algorithm>
#include <array>

namespace ocks::privacy {
namespace {

std::size_t byte_at(std::string_view bytes, std::size_t offset)
{
    return static_cast<unsigned char>(bytes[offset]);
}

/// The byte at `place` that makes the sum of `length` bytes zero.
void seal_sum(std::string& bytes, std::size_t place, std::size_t length)
{
    if (length > bytes.size() || place >= length)
        return;
    bytes[place] = 0;
    unsigned sum = 0;
    for (std::size_t index = 0; index < length; ++index)
        sum += static_cast<unsigned char>(bytes[index]);
    bytes[place] = static_cast<char>(static_cast<unsigned char>(0U - sum));
}

constexpr std::size_t page_header = 4;
constexpr std::size_t edid_bytes = 128;
constexpr std::size_t acpi_header = 36;
constexpr std::size_t acpi_checksum = 9;

}  // namespace

std::vector<Place> places_in_scsi_serial_page(std::string_view page)
{
    if (page.size() <= page_header)
        return {};
    return {{page_header, page.size() - page_header, "serial"}};
}

std::vector<Place> places_in_scsi_identification_page(std::string_view page)
{
    std::vector<Place> places;
    for (std::size_t offset = page_header; offset + page_header < page.size();) {
        const std::size_t place = offset + page_header;
        const std::size_t length = byte_at(page, offset + 3);
        if (length > 0)
            places.push_back({place, std::min(length, page.size() - place), "wwid"});
        offset = place + length;
    }
    return places;
}

std::vector<Place> places_in_edid(std::string_view data)
{
    constexpr std::array<std::size_t, 4> descriptors{54, 72, 90, 108};
    constexpr std::size_t serial_offset = 12;
    constexpr std::size_t serial_bytes = 4;
    constexpr std::size_t text_offset = 5;
    constexpr std::size_t text_bytes = 13;
    constexpr std::string_view serial_descriptor{"\0\0\0\xff", 4};
    if (data.size() < edid_bytes)
        return data.empty() ? std::vector<Place>{} : std::vector<Place>{{0, data.size(), "serial"}};
    std::vector<Place> places{{serial_offset, serial_bytes, "serial"}};
    for (const std::size_t descriptor : descriptors) {
        if (data.substr(descriptor, serial_descriptor.size()) == serial_descriptor)
            places.push_back({descriptor + text_offset, text_bytes, "serial"});
    }
    return places;
}

void seal_edid(std::string& data)
{
    seal_sum(data, edid_bytes - 1, edid_bytes);
}

/// MSDM is the licence key of a Windows, SLIC that of an older one. All other tables are those of a model.
std::vector<Place> places_in_acpi_table(std::string_view table)
{
    const bool is_licence = table.starts_with("MSDM") || table.starts_with("SLIC");
    if (!is_licence || table.size() <= acpi_header)
        return {};
    return {{acpi_header, table.size() - acpi_header, "serial"}};
}

void seal_acpi_table(std::string& table)
{
    seal_sum(table, acpi_checksum, table.size());
}

}  // namespace ocks::privacy
