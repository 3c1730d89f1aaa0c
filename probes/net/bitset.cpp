// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/bitset.hpp"

#include "probes/list.hpp"
#include "probes/net/netlink.hpp"

#include <algorithm>
#include <linux/ethtool_netlink.h>

namespace ocks::ethtool {
namespace {

Failure nonsense()
{
    return fail(Errc::malformed, "netlink", "a set of bits without proper names");
}

std::string_view text_of(std::string_view payload)
{
    return payload.substr(0, payload.find('\0'));
}

}  // namespace

Result<BitNames> names_in_bitset(std::optional<std::string_view> payload)
{
    BitNames names;
    if (!payload)
        return names;
    const auto set = netlink::attributes_of(*payload);
    if (!set)
        return Failure(set.error());
    const bool has_mask = !netlink::find(*set, ETHTOOL_A_BITSET_NOMASK).has_value();
    const auto bits = netlink::attributes_of(netlink::find(*set, ETHTOOL_A_BITSET_BITS).value_or(std::string_view{}));
    if (!bits)
        return Failure(bits.error());
    for (const netlink::Attribute& bit : *bits) {
        if (bit.type != ETHTOOL_A_BITSET_BITS_BIT)
            continue;
        const auto fields = netlink::attributes_of(bit.payload);
        if (!fields)
            return Failure(fields.error());
        const auto name = netlink::find(*fields, ETHTOOL_A_BITSET_BIT_NAME);
        // A bit that this kernel has no name for comes with its number alone.
        if (!name)
            continue;
        const std::string_view text = text_of(*name);
        if (text.empty() || !std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~' && c != ','; }))
            return nonsense();
        names.listed.emplace_back(text);
        if (!has_mask || netlink::find(*fields, ETHTOOL_A_BITSET_BIT_VALUE))
            names.set.emplace_back(text);
    }
    return names;
}

std::string joined(const std::vector<std::string>& names)
{
    return comma_list(names);
}

}  // namespace ocks::ethtool
