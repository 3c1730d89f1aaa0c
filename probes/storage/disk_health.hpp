// SPDX-License-Identifier: GPL-3.0-or-later
/// Wear and health of SATA and SAS disks, as far as they tell them by the standards' own means.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <string>
#include <vector>

namespace ocks {

/// `path` is the disk's directory below /sys/block. Disks that are not SCSI, removable ones and those of USB, whose
/// bridges hang at commands that they do not know, are not asked.
void read_disk_health(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes);

}  // namespace ocks
