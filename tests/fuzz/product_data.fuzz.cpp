// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci/product_data.hpp"

#include "core/inventory.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const auto device = ocks::decode_product_data({reinterpret_cast<const char*>(data), size});
    if (!device)
        return 0;
    for (const auto& [property, value] : device->properties) {
        const std::string text = ocks::to_string(value);
        if (text.empty() || text.size() > size ||
            !std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }))
            __builtin_trap();
    }
    return 0;
}
