// SPDX-License-Identifier: GPL-3.0-or-later
/// What devices tell through devlink: the versions of everything on a card that has one.
///
/// Documentation/networking/devlink/devlink-info.rst in the kernel, and its <linux/devlink.h>.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks::devlink {

/// "pci/0000:3b:00.0": the bus and the name there.
struct Handle {
    std::string bus = {};
    std::string name = {};

    friend bool operator==(const Handle&, const Handle&) = default;
};

/// All replies to DEVLINK_CMD_GET, one behind the other. malformed: not that.
[[nodiscard]] Result<std::vector<Handle>> decode_handles(std::string_view replies);

/// The reply to DEVLINK_CMD_INFO_GET: driver, serial, board_serial; fixed_versions, running_versions and
/// stored_versions (lists, "fw.mgmt=10.20.30"); firmware_pending, where one is stored that does not run yet.
[[nodiscard]] Result<Device> decode_info(std::string_view reply);

}  // namespace ocks::devlink
