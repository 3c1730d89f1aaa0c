// SPDX-License-Identifier: GPL-3.0-or-later
/// What a PCI function's directory holds beside texts: configuration space, product data, error counters, ROM.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <string>
#include <vector>

namespace ocks {

enum class Seen { whole, cut };  ///< cut: the kernel shows others than root only the first 64 bytes

/// What the files of sysfs said stays; the bytes add to it.
Seen read_config_space(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes);

/// Only functions that have the capability are asked: the answer comes from a slow chip on the card.
void read_product_data(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes);

void read_error_counters(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes);

/// option_rom_bytes, from the line of `resource` that stands for it.
void read_option_rom(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes);

}  // namespace ocks
