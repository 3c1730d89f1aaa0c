// SPDX-License-Identifier: GPL-3.0-or-later
/// The size of a block device.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <string>
#include <vector>

namespace ocks {

/// size_bytes, from `size`, which counts in 512 bytes whatever the disk's own sectors are.
void read_size(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes);

}  // namespace ocks
