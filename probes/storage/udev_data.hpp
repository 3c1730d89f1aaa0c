// SPDX-License-Identifier: GPL-3.0-or-later
/// A device's entry in udev's database.
///
///   /run/udev/data/b259:0    "S:disk/by-id/nvme-eui.0025384b21b0a9e1\nI:1718371\nE:ID_MODEL=SAMSUNG…\nG:systemd\n"
///
/// src/libsystemd/sd-device/device-private.c of systemd writes it. Only root's daemon does so, yet the names in it
/// come from the devices.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// The names below /dev/disk/by-id, sorted; without bytes that are not printable ASCII.
[[nodiscard]] std::vector<std::string> disk_ids_of_udev(std::string_view text);

}  // namespace ocks
