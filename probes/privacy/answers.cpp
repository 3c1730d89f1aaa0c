// SPDX-License-Identifier: GPL-3.0-or-later
/// Answers of ioctls and of netlink: NVMe Base 2.0, figures 275 and 280; SFF-8472, SFF-8636 and CMIS 5.2 for modules.
#include "probes/bytes.hpp"
#include "probes/privacy/format.hpp"

#include <algorithm>
#include <linux/devlink.h>

namespace ocks::privacy {
namespace {

void add(std::vector<Place>& places, std::string_view bytes, const Place& place)
{
    if (place.offset < bytes.size() && place.length > 0)
        places.push_back({place.offset, std::min(place.length, bytes.size() - place.offset), place.field});
}

}  // namespace

std::vector<Place> places_in_nvme_controller(std::string_view data)
{
    std::vector<Place> places;
    add(places, data, {4, 20, "serial"});
    add(places, data, {112, 16, "guid"});
    add(places, data, {768, 256, "nqn"});
    add(places, data, {3072, data.size(), "vendor"});
    return places;
}

std::vector<Place> places_in_nvme_namespace(std::string_view data)
{
    std::vector<Place> places;
    add(places, data, {104, 16, "nguid"});
    add(places, data, {120, 8, "eui64"});
    add(places, data, {384, data.size(), "vendor"});
    return places;
}

/// struct ethtool_perm_addr: command, size, address. The first three bytes name the maker.
std::vector<Place> places_in_permanent_address(std::string_view answer)
{
    constexpr std::size_t address = 8;
    constexpr std::size_t maker = 3;
    std::vector<Place> places;
    const std::size_t size = Bytes{answer}.le32(4);
    if (size > maker)
        add(places, answer, {address + maker, std::min(size, answer.size()) - std::min(maker, answer.size()), "mac"});
    return places;
}

/// The attribute with 128 bytes of the module's memory, behind its header: length 132, ETHTOOL_A_MODULE_EEPROM_DATA.
std::vector<Place> places_in_module(std::string_view answer)
{
    constexpr std::string_view header{"\x84\0\x07\0", 4};
    constexpr std::size_t serial_bytes = 16;
    std::vector<Place> places;
    const auto begin = answer.find(header);
    if (begin == std::string_view::npos)
        return places;
    const std::size_t data = begin + header.size();
    // Byte 0 of each half says what the module is (SFF-8024, table 4-1), and so where its serial number is.
    const unsigned kind = Bytes{answer}.u8(data);
    const bool is_cmis = kind >= 0x18 && kind != 0x1c;
    add(places, answer, {data + (is_cmis ? 38U : 68U), serial_bytes, "module_serial"});
    return places;
}

/// Texts behind their headers, to the zero at their end: length, type, text.
std::vector<Place> places_in_devlink_info(std::string_view answer)
{
    constexpr std::size_t header = 4;
    std::vector<Place> places;
    const Bytes bytes{answer};
    for (std::size_t at = 0; at + header < answer.size();) {
        const std::size_t length = bytes.le16(at);
        const unsigned type = bytes.le16(at + 2);
        if (length < header)
            break;
        if (type == DEVLINK_ATTR_INFO_SERIAL_NUMBER || type == DEVLINK_ATTR_INFO_BOARD_SERIAL_NUMBER) {
            const std::string_view text = bytes.part(at + header, length - header);
            add(places, answer, {at + header, std::min(text.find('\0'), text.size()), "serial"});
        }
        at += (length + 3) & ~std::size_t{3};
    }
    return places;
}

/// struct MR_PD_LIST of megaraid_sas: 24 bytes a drive, the last 16 of them its addresses.
std::vector<Place> places_in_raid_drives(std::string_view answer)
{
    constexpr std::size_t header = 8;
    constexpr std::size_t entry = 24;
    constexpr std::size_t address_bytes = 8;
    std::vector<Place> places;
    const std::size_t count = std::min<std::size_t>(Bytes{answer}.le32(4), answer.size() / entry);
    for (std::size_t index = 0; index < count; ++index) {
        add(places, answer, {header + index * entry + 8, address_bytes, "wwn"});
        add(places, answer, {header + index * entry + 16, address_bytes, "wwn"});
    }
    return places;
}

/// struct MR_PD_INFO: inquiry data, whose part that is up to the vendor often holds a serial number, VPD page 83h in
/// two parts, and addresses.
std::vector<Place> places_in_raid_drive(std::string_view answer)
{
    std::vector<Place> places;
    add(places, answer, {4 + 36, 60, "serial"});
    add(places, answer, {100, 64, "wwid"});
    add(places, answer, {200, 8, "wwn"});
    add(places, answer, {208, 8, "wwn"});
    add(places, answer, {294, 64, "wwid"});
    return places;
}

}  // namespace ocks::privacy
