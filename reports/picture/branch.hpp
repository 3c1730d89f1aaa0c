// SPDX-License-Identifier: GPL-3.0-or-later
/// One PCI function in a picture: what it is called, and how its row is drawn.
#pragma once

#include "reports/html/words.hpp"
#include "reports/html/writer.hpp"
#include "reports/picture/tree.hpp"

#include <string>

namespace ocks {

/// "Samsung NVMe SSD Controller PM173X": the vendor in a word, and what the device calls itself.
[[nodiscard]] std::string short_name(const Device& device);

/// "nvme0, nvme, 16 GT/s ×4": the kernel's names for it, the driver and the link.
[[nodiscard]] std::string particulars(const Device& device, const Inventory& inventory, const Words& words);

/// "32 GT/s ×16" if the link runs below that, as devices say what they can do.
[[nodiscard]] std::string unused_link(const Device& device);

[[nodiscard]] double height_of(const Branch& branch);

/// With its upper edge at `top`.
[[nodiscard]] html::Html draw_branch(const Branch& branch, double top, const Inventory& inventory, const Words& words);

/// From the middle of the bridge above to this row. Thicker with each doubling of the lanes.
[[nodiscard]] html::Html draw_link(const Branch& branch, double from, double top);

}  // namespace ocks
