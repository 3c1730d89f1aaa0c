// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/netlink.hpp"

#include "probes/bytes.hpp"

#include <algorithm>

namespace ocks::netlink {
namespace {

constexpr std::size_t header_bytes = 4;

constexpr std::size_t padded(std::size_t length)
{
    return (length + 3) & ~std::size_t{3};
}

}  // namespace

Result<std::vector<Attribute>> attributes_of(std::string_view content)
{
    std::vector<Attribute> attributes;
    std::size_t place = 0;
    while (place < content.size()) {
        const Bytes rest{content.substr(place)};
        const std::size_t length = rest.le16(0);
        if (length < header_bytes || length > rest.size())
            return fail(Errc::malformed, "netlink", "an attribute is longer than its message");
        constexpr unsigned types = 0x3fff;  // NLA_TYPE_MASK: above it are the flags
        attributes.push_back({rest.le16(2) & types, rest.part(header_bytes, length - header_bytes)});
        place += padded(length);
    }
    return attributes;
}

std::optional<std::string_view> find(const std::vector<Attribute>& attributes, unsigned type)
{
    const auto found = std::ranges::find(attributes, type, &Attribute::type);
    return found == attributes.end() ? std::nullopt : std::optional{found->payload};
}

std::optional<std::uint32_t> number_of(std::optional<std::string_view> payload)
{
    if (!payload)
        return std::nullopt;
    const Bytes bytes{*payload};
    switch (bytes.size()) {
    case 1:
        return bytes.u8(0);
    case 2:
        return bytes.le16(0);
    case 4:
        return bytes.le32(0);
    default:
        return std::nullopt;
    }
}

std::string attribute(unsigned type, std::string_view payload)
{
    constexpr unsigned byte = 0xff;
    const std::size_t length = header_bytes + payload.size();
    std::string bytes{static_cast<char>(length & byte),
                      static_cast<char>(length >> 8U & byte),
                      static_cast<char>(type & byte),
                      static_cast<char>(type >> 8U & byte)};
    bytes += payload;
    bytes.resize(padded(length), '\0');
    return bytes;
}

std::string attribute(unsigned type, std::uint32_t value)
{
    std::string payload;
    for (unsigned shift = 0; shift < 32; shift += 8)
        payload += static_cast<char>(value >> shift & 0xffU);
    return attribute(type, payload);
}

std::string attribute(unsigned type, std::uint8_t value)
{
    return attribute(type, std::string(1, static_cast<char>(value)));
}

}  // namespace ocks::netlink
