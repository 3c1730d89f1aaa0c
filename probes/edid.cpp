// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/edid.hpp"

#include "probes/bytes.hpp"

#include <fmt/format.h>

namespace ocks {
namespace {

constexpr std::size_t block_bytes = 128;
constexpr std::string_view magic{"\x00\xff\xff\xff\xff\xff\xff\x00", 8};

/// Three letters of five bits each, "A" being 1; the number is big-endian (3.4.1).
std::string vendor_of(const Bytes& bytes)
{
    const unsigned packed = bytes.u8(8) << 8U | bytes.u8(9);
    std::string letters;
    for (const unsigned shift : {10U, 5U, 0U}) {
        const unsigned letter = packed >> shift & 0x1fU;
        if (letter < 1 || letter > 26)
            return {};
        letters += static_cast<char>('A' + letter - 1);
    }
    return letters;
}

/// 3.10.3: 18 bytes with a tag in the fourth; the text ends at a line feed.
std::string descriptor(const Bytes& bytes, unsigned wanted)
{
    constexpr std::size_t first = 54;
    constexpr std::size_t size = 18;
    constexpr std::size_t end = first + 4 * size;
    for (std::size_t place = first; place < end; place += size) {
        const bool is_display = bytes.le16(place) == 0 && bytes.u8(place + 2) == 0;
        if (!is_display || bytes.u8(place + 3) != wanted)
            continue;
        const std::string_view text = bytes.part(place + 5, 13);
        return Bytes{text.substr(0, text.find('\n'))}.text(0, text.size());
    }
    return {};
}

}  // namespace

Result<Device> decode_edid(std::string_view content)
{
    constexpr unsigned serial_tag = 0xff;
    constexpr unsigned name_tag = 0xfc;
    constexpr unsigned first_year = 1990;
    constexpr std::uint64_t millimetres = 10;
    if (content.size() < block_bytes || !content.starts_with(magic))
        return fail(Errc::malformed, "edid", "not the description of a monitor");
    unsigned sum = 0;
    for (const char each : content.substr(0, block_bytes))
        sum += static_cast<unsigned char>(each);
    if ((sum & 0xffU) != 0)
        return fail(Errc::malformed, "edid", "the checksum is wrong");
    const Bytes bytes{content};
    Device device;
    const auto put = [&](const char* property, std::string text) {
        if (!text.empty())
            device.properties.emplace(property, std::move(text));
    };
    put("monitor_vendor", vendor_of(bytes));
    put("monitor_product", fmt::format("{:04x}", bytes.le16(10)));
    put("monitor_name", descriptor(bytes, name_tag));
    put("serial", descriptor(bytes, serial_tag));
    if (const std::uint32_t number = bytes.le32(12); number != 0)
        device.properties.emplace("serial", std::to_string(number));
    if (const unsigned year = bytes.u8(17); year != 0)
        device.properties.emplace("monitor_year", std::uint64_t{first_year} + year);
    // Both 0 with a projector; one of them with an aspect ratio in place of a size.
    if (bytes.u8(21) != 0 && bytes.u8(22) != 0) {
        device.properties.emplace("width_mm", bytes.u8(21) * millimetres);
        device.properties.emplace("height_mm", bytes.u8(22) * millimetres);
    }
    return device;
}

}  // namespace ocks
