// SPDX-License-Identifier: GPL-3.0-or-later
/// Which physical slot a PCI function sits in.
///
///   /sys/bus/pci/slots/4/address    "0000:3b:00", without the function
///
/// Documentation/ABI/testing/sysfs-bus-pci in the kernel.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

inline constexpr std::string_view slot_directory = "/sys/bus/pci/slots";

/// Names of slots by the address that the kernel gives for each.
using Slots = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] Slots slots_of(const Sysroot& root, std::vector<Note>& notes);

/// The slot of "0000:3b:00.1".
[[nodiscard]] std::optional<std::string> slot_of(const Slots& slots, std::string_view function);

}  // namespace ocks
