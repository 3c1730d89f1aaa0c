// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/ethtool.hpp"

#include "core/text.hpp"
#include "probes/bytes.hpp"
#include "probes/net/bitset.hpp"
#include "probes/net/netlink.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <linux/ethtool.h>
#include <linux/ethtool_netlink.h>
#include <span>

namespace ocks::ethtool {
namespace {

struct Number {
    unsigned type = 0;
    std::string_view property = {};
};

Result<Device> decode_numbers(std::string_view reply, std::span<const Number> numbers)
{
    const auto attributes = netlink::attributes_of(reply);
    if (!attributes)
        return Failure(attributes.error());
    Device device;
    for (const auto& [type, property] : numbers) {
        if (const auto value = netlink::number_of(netlink::find(*attributes, type)))
            device.properties.emplace(property, std::uint64_t{*value});
    }
    return device;
}

void put(Device& device, std::string_view property, std::string text)
{
    if (!text.empty())
        device.properties.emplace(property, std::move(text));
}

}  // namespace

Result<Device> decode_link_info(std::string_view reply)
{
    // In the words of ethtool(8).
    constexpr auto ports = std::to_array<std::pair<std::uint32_t, std::string_view>>({
        {PORT_TP, "twisted pair"},
        {PORT_AUI, "AUI"},
        {PORT_MII, "MII"},
        {PORT_FIBRE, "fibre"},
        {PORT_BNC, "BNC"},
        {PORT_DA, "direct attach copper"},
    });
    const auto attributes = netlink::attributes_of(reply);
    if (!attributes)
        return Failure(attributes.error());
    Device device;
    const auto port = netlink::number_of(netlink::find(*attributes, ETHTOOL_A_LINKINFO_PORT));
    const auto* const known =
        std::ranges::find_if(ports, [&](const auto& each) { return port && each.first == *port; });
    if (known != ports.end())
        put(device, "port", std::string{known->second});
    return device;
}

Result<Device> decode_fec(std::string_view reply)
{
    // ETHTOOL_A_FEC_ACTIVE is the number of a link mode, and no name comes with it.
    constexpr auto encodings = std::to_array<std::pair<std::uint32_t, std::string_view>>({
        {ETHTOOL_LINK_MODE_FEC_NONE_BIT, "None"},
        {ETHTOOL_LINK_MODE_FEC_RS_BIT, "RS"},
        {ETHTOOL_LINK_MODE_FEC_BASER_BIT, "BASER"},
        {ETHTOOL_LINK_MODE_FEC_LLRS_BIT, "LLRS"},
    });
    const auto attributes = netlink::attributes_of(reply);
    if (!attributes)
        return Failure(attributes.error());
    Device device;
    const auto active = netlink::number_of(netlink::find(*attributes, ETHTOOL_A_FEC_ACTIVE));
    const auto* const known =
        std::ranges::find_if(encodings, [&](const auto& each) { return active && each.first == *active; });
    if (known != encodings.end())
        put(device, "fec", std::string{known->second});
    const auto modes = names_in_bitset(netlink::find(*attributes, ETHTOOL_A_FEC_MODES));
    if (!modes)
        return Failure(modes.error());
    put(device, "fec_configured", joined(modes->set));
    return device;
}

Result<Device> decode_rings(std::string_view reply)
{
    constexpr auto numbers = std::to_array<Number>({
        {ETHTOOL_A_RINGS_RX_MAX, "rx_ring_max_entries"},
        {ETHTOOL_A_RINGS_TX_MAX, "tx_ring_max_entries"},
        {ETHTOOL_A_RINGS_RX, "rx_ring_entries"},
        {ETHTOOL_A_RINGS_TX, "tx_ring_entries"},
    });
    return decode_numbers(reply, numbers);
}

Result<Device> decode_channels(std::string_view reply)
{
    constexpr auto numbers = std::to_array<Number>({
        {ETHTOOL_A_CHANNELS_RX_MAX, "rx_channels_max"},
        {ETHTOOL_A_CHANNELS_TX_MAX, "tx_channels_max"},
        {ETHTOOL_A_CHANNELS_COMBINED_MAX, "combined_channels_max"},
        {ETHTOOL_A_CHANNELS_RX_COUNT, "rx_channels"},
        {ETHTOOL_A_CHANNELS_TX_COUNT, "tx_channels"},
        {ETHTOOL_A_CHANNELS_COMBINED_COUNT, "combined_channels"},
    });
    return decode_numbers(reply, numbers);
}

Result<Device> decode_features(std::string_view reply)
{
    const auto attributes = netlink::attributes_of(reply);
    if (!attributes)
        return Failure(attributes.error());
    auto active = names_in_bitset(netlink::find(*attributes, ETHTOOL_A_FEATURES_ACTIVE));
    if (!active)
        return Failure(active.error());
    Device device;
    std::ranges::sort(active->set);
    put(device, "features", joined(active->set));
    return device;
}

Result<std::string> module_page_of(std::string_view reply)
{
    const auto attributes = netlink::attributes_of(reply);
    if (!attributes)
        return Failure(attributes.error());
    const auto data = netlink::find(*attributes, ETHTOOL_A_MODULE_EEPROM_DATA);
    if (!data)
        return fail(Errc::malformed, "netlink", "a page of a module without its bytes");
    return std::string{*data};
}

Result<Device> decode_driver_info(std::string_view content)
{
    const Bytes bytes{content};
    if (bytes.size() < sizeof(ethtool_drvinfo))
        return fail(Errc::malformed, "ethtool_drvinfo", "shorter than the structure");
    Device device;
    // Drivers without a firmware leave the text empty or write "N/A".
    std::string firmware = bytes.text(offsetof(ethtool_drvinfo, fw_version), ETHTOOL_FWVERS_LEN);
    if (firmware != "N/A")
        put(device, "firmware", std::move(firmware));
    put(device, "option_rom_version", bytes.text(offsetof(ethtool_drvinfo, erom_version), ETHTOOL_EROMVERS_LEN));
    return device;
}

Result<Device> decode_permanent_address(std::string_view content)
{
    constexpr std::size_t header_bytes = offsetof(ethtool_perm_addr, data);
    const Bytes bytes{content};
    const std::size_t length = bytes.le32(offsetof(ethtool_perm_addr, size));
    if (bytes.size() < header_bytes || length > bytes.size() - header_bytes)
        return fail(Errc::malformed, "ethtool_perm_addr", "shorter than it says");
    const std::string_view address = bytes.part(header_bytes, length);
    Device device;
    // Interfaces without one answer with zeros.
    if (std::ranges::all_of(address, [](char c) { return c == '\0'; }))
        return device;
    std::string text;
    for (const char each : address)
        text += fmt::format("{}{:02x}", text.empty() ? "" : ":", static_cast<unsigned char>(each));
    device.properties.emplace("permanent_mac", std::move(text));
    return device;
}

}  // namespace ocks::ethtool
