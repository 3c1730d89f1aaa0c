// SPDX-License-Identifier: GPL-3.0-or-later
/// Aliases of USB ids: a range of device versions can take several patterns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Of one struct usb_device_id.
void decode_usb(std::string_view entry, std::vector<std::string>& aliases);

}  // namespace ocks
