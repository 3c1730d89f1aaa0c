// SPDX-License-Identifier: GPL-3.0-or-later
/// Lists as sets: whatever leaves this folder is sorted, and holds nothing twice.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

namespace ocks {

template <class Item, class Before = std::ranges::less>
void sort_and_drop_repeats(std::vector<Item>& items, Before before = {})
{
    std::ranges::sort(items, before);
    // Not std::ranges::unique: its subrange does not compile with clang 14 on libstdc++ 12.
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace ocks
