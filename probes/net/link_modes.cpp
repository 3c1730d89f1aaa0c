// SPDX-License-Identifier: GPL-3.0-or-later
/// Which speeds an interface can, offers, and is offered by its partner.
#include "core/text.hpp"
#include "probes/net/bitset.hpp"
#include "probes/net/ethtool.hpp"
#include "probes/net/netlink.hpp"

#include <algorithm>
#include <linux/ethtool_netlink.h>

namespace ocks::ethtool {
namespace {

/// The kernel keeps media, pause frames and FEC in the same set; a link mode is "25000baseCR/Full".
bool is_link_mode(std::string_view name)
{
    return name.find("base") != std::string_view::npos;
}

void put_modes(Device& device, std::string_view property, std::vector<std::string> names)
{
    std::erase_if(names, [](const std::string& name) { return !is_link_mode(name); });
    if (!names.empty())
        device.properties.emplace(property, joined(names));
}

std::uint64_t speed_of(std::string_view mode)
{
    return parse_unsigned(mode.substr(0, mode.find("base"))).value_or(0);
}

}  // namespace

Result<Device> decode_link_modes(std::string_view reply)
{
    const auto attributes = netlink::attributes_of(reply);
    if (!attributes)
        return Failure(attributes.error());
    // Of one's own modes the mask says what is supported, the value what is advertised.
    const auto ours = names_in_bitset(netlink::find(*attributes, ETHTOOL_A_LINKMODES_OURS));
    const auto peer = names_in_bitset(netlink::find(*attributes, ETHTOOL_A_LINKMODES_PEER));
    if (!ours || !peer)
        return Failure(ours ? peer.error() : ours.error());
    Device device;
    put_modes(device, "supported_modes", ours->listed);
    put_modes(device, "advertised_modes", ours->set);
    put_modes(device, "partner_modes", peer->set);
    std::uint64_t fastest = 0;
    for (const std::string& name : ours->listed)
        fastest = std::max(fastest, is_link_mode(name) ? speed_of(name) : 0);
    if (fastest > 0)
        device.properties.emplace("max_speed_mbps", fastest);
    if (const auto on = netlink::number_of(netlink::find(*attributes, ETHTOOL_A_LINKMODES_AUTONEG)))
        device.properties.emplace("autonegotiation", std::uint64_t{*on == 1});
    return device;
}

}  // namespace ocks::ethtool
