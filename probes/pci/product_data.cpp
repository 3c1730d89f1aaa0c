// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci/product_data.hpp"

#include "probes/bytes.hpp"

#include <algorithm>
#include <array>

namespace ocks {
namespace {

// A large resource: this byte and a length in two; the end is a small resource that has no content.
constexpr unsigned tag_identifier = 0x82;
constexpr unsigned tag_read_only = 0x90;
constexpr unsigned tag_read_write = 0x91;
constexpr unsigned tag_end = 0x78;
constexpr unsigned small_resource_mask = 0xf8;
constexpr std::size_t large_header = 3;
constexpr std::size_t keyword_header = 3;

constexpr auto keywords = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"PN", "vpd_part_number"},
    {"SN", "vpd_serial"},
    {"EC", "vpd_engineering_level"},
    {"MN", "vpd_manufacturer"},
});

void put(Device& device, std::string_view property, std::string text)
{
    if (!text.empty())
        device.properties.emplace(property, std::move(text));
}

bool read_keywords(const Bytes& resource, Device& device)
{
    std::size_t place = 0;
    while (place + keyword_header <= resource.size()) {
        const std::size_t length = resource.u8(place + 2);
        if (place + keyword_header + length > resource.size())
            return false;
        const std::string_view name = resource.part(place, 2);
        const auto* const known =
            std::ranges::find(keywords, name, &std::pair<std::string_view, std::string_view>::first);
        if (known != keywords.end())
            put(device, known->second, resource.text(place + keyword_header, length));
        place += keyword_header + length;
    }
    return true;
}

}  // namespace

Result<Device> decode_product_data(std::string_view content)
{
    Device device;
    const Bytes bytes{content};
    std::size_t place = 0;
    while (place < bytes.size()) {
        const unsigned tag = bytes.u8(place);
        if ((tag & small_resource_mask) == tag_end)
            return device;
        const std::size_t length = bytes.le16(place + 1);
        const bool is_known = tag == tag_identifier || tag == tag_read_only || tag == tag_read_write;
        // Cards without any answer with ones or zeros throughout.
        if (!is_known)
            return fail(Errc::malformed, "vpd", place == 0 ? "no vital product data" : "an unknown resource");
        if (place + large_header + length > bytes.size())
            return fail(Errc::malformed, "vpd", "the vital product data are shorter than they say");
        const Bytes resource{bytes.part(place + large_header, length)};
        if (tag == tag_identifier)
            put(device, "vpd_product", resource.text(0, length));
        else if (!read_keywords(resource, device))
            return fail(Errc::malformed, "vpd", "a keyword is longer than its resource");
        place += large_header + length;
    }
    return fail(Errc::malformed, "vpd", "the vital product data have no end");
}

}  // namespace ocks
