// SPDX-License-Identifier: GPL-3.0-or-later
/// PCI Express Base Specification: the Device Serial Number capability, and vital product data (PCI 2.2, appendix I).
#include "probes/privacy/format.hpp"
#include "probes/smbios/table.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

namespace ocks::privacy {
namespace {

using smbios::little_endian;

struct Keyword {
    std::string_view name = {};
    std::size_t offset = 0;  ///< of its data
    std::size_t length = 0;
};

/// Each keyword of the read-only and the writable part, in order.
void for_each_keyword(std::string_view data, const std::function<void(const Keyword&)>& action)
{
    constexpr std::uint64_t large = 0x80;
    constexpr std::uint64_t read_only = 0x90;
    constexpr std::uint64_t writable = 0x91;
    constexpr std::size_t resource_header = 3;
    constexpr std::size_t keyword_header = 3;
    std::size_t offset = 0;
    while (true) {
        const auto tag = little_endian(data, offset, 1);
        const auto size = little_endian(data, offset + 1, 2);
        if (!tag || !size || (*tag & large) == 0)
            return;
        const std::size_t begin = offset + resource_header;
        const std::size_t end = std::min<std::size_t>(begin + *size, data.size());
        offset = begin + *size;
        if (*tag != read_only && *tag != writable)
            continue;
        for (std::size_t at = begin; at + keyword_header <= end;) {
            const std::size_t length = static_cast<unsigned char>(data[at + 2]);
            const std::size_t place = at + keyword_header;
            action({data.substr(at, 2), place, std::min(length, end - place)});
            at = place + length;
        }
    }
}

}  // namespace

std::vector<Place> places_in_pci_config(std::string_view space)
{
    constexpr std::size_t first_extended = 0x100;
    constexpr std::uint64_t serial_number = 0x0003;
    constexpr std::size_t serial_bytes = 8;
    constexpr unsigned next_shift = 20;
    std::vector<Place> places;
    std::set<std::size_t> seen;
    for (std::size_t offset = first_extended; offset >= first_extended && seen.insert(offset).second;) {
        const auto header = little_endian(space, offset, 4);
        if (!header)
            break;
        const std::size_t place = offset + 4;
        if ((*header & 0xffffU) == serial_number && place < space.size())
            places.push_back({place, std::min(serial_bytes, space.size() - place), "serial"});
        offset = *header >> next_shift;
    }
    return places;
}

/// Of the fields that a vendor defines (V0 to VZ) and those of the system's owner (Y0 to YZ) some are serial numbers,
/// MACs or UUIDs. Part number and engineering level name a product.
std::vector<Place> places_in_pci_vpd(std::string_view data)
{
    std::vector<Place> places;
    for_each_keyword(data, [&](const Keyword& keyword) {
        const bool is_private = keyword.name == "SN" || keyword.name[0] == 'V' || keyword.name[0] == 'Y';
        if (is_private && keyword.length > 0)
            places.push_back({keyword.offset, keyword.length, "serial"});
    });
    return places;
}

/// The first byte of RV makes the sum of all bytes up to it zero.
void seal_pci_vpd(std::string& data)
{
    for_each_keyword(data, [&](const Keyword& keyword) {
        if (keyword.name != "RV" || keyword.length == 0)
            return;
        unsigned sum = 0;
        for (std::size_t index = 0; index < keyword.offset; ++index)
            sum += static_cast<unsigned char>(data[index]);
        data[keyword.offset] = static_cast<char>(static_cast<unsigned char>(0U - sum));
    });
}

}  // namespace ocks::privacy
