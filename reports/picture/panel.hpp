// SPDX-License-Identifier: GPL-3.0-or-later
/// One NUMA node drawn: its processors, its memory, and the PCI devices that hang off it.
#pragma once

#include "reports/html/words.hpp"
#include "reports/html/writer.hpp"
#include "reports/picture/tree.hpp"

namespace ocks {

inline constexpr double panel_width = 440;  // units of a picture; about 350 pixels on a phone, 520 on a desk
inline constexpr double bold_size = 15;     // of text of 13 units: bold letters are that much wider

[[nodiscard]] html::Html draw_panel(const Panel& panel, const Inventory& inventory, const Words& words);

/// The slots for memory modules; empty if the firmware names none.
[[nodiscard]] html::Html draw_modules(const Inventory& inventory, const Words& words);

}  // namespace ocks
