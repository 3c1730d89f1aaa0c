// SPDX-License-Identifier: GPL-3.0-or-later
/// What a buyer would call a PCI device.
#pragma once

#include <string_view>

namespace ocks {

/// "network" of class 020000; empty for what nobody buys, such as a bridge.
[[nodiscard]] std::string_view kind_of_class(std::string_view device_class);

}  // namespace ocks
