// SPDX-License-Identifier: GPL-3.0-or-later
/// What a network interface answers to questions of ethtool.
///
/// Documentation/networking/ethtool-netlink.rst in the kernel. A reply is the attributes of its message, without the
/// headers, whose numbers change from one boot to the next. Names of modes and features are the kernel's own: it
/// sends them when the compact form is not asked for.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>

namespace ocks::ethtool {

[[nodiscard]] Result<Device> decode_link_info(std::string_view reply);
[[nodiscard]] Result<Device> decode_link_modes(std::string_view reply);
[[nodiscard]] Result<Device> decode_fec(std::string_view reply);
[[nodiscard]] Result<Device> decode_rings(std::string_view reply);
[[nodiscard]] Result<Device> decode_channels(std::string_view reply);
[[nodiscard]] Result<Device> decode_features(std::string_view reply);

/// The bytes of a page of a pluggable module's memory.
[[nodiscard]] Result<std::string> module_page_of(std::string_view reply);

/// struct ethtool_drvinfo, of the old ioctl: no other interface tells the firmware of all drivers.
[[nodiscard]] Result<Device> decode_driver_info(std::string_view content);

/// struct ethtool_perm_addr: the address that the card was made with.
[[nodiscard]] Result<Device> decode_permanent_address(std::string_view content);

}  // namespace ocks::ethtool
