// SPDX-License-Identifier: GPL-3.0-or-later
/// What kind of hardware a driver or a device is for, in the words of a server's data sheet.
#pragma once

#include <string_view>

namespace ocks {

/// By the place of a driver in the source: "network" of "drivers/net/ethernet/intel/igb/igb". "other" if that says
/// nothing.
[[nodiscard]] std::string_view group_of_path(std::string_view path);

/// What the name of a device tells.
struct Hint {
    std::string_view group = {};         ///< empty if no word is telling
    std::string_view device_class = {};  ///< "bc01sc08i02", if all devices of such a name are of one class
};

/// By words in the name that pci.ids has for a device, which has no other hint.
[[nodiscard]] Hint hint_of_name(std::string_view name);

}  // namespace ocks
