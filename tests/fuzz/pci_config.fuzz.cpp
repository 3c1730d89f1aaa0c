// SPDX-License-Identifier: GPL-3.0-or-later
/// A configuration space of any bytes: chains end, and what is decoded is fit for a report.
#include "core/inventory.hpp"
#include "probes/pci/config_space.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const ocks::CapabilityList list = ocks::capabilities_of(bytes);
    for (const ocks::Capability& each : list.capabilities) {
        if (each.offset >= size || std::ranges::count(list.capabilities, each.offset, &ocks::Capability::offset) != 1)
            __builtin_trap();
    }
    for (const auto& [property, value] : ocks::decode_config_space(bytes, list).properties) {
        const std::string text = ocks::to_string(value);
        if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }))
            __builtin_trap();
    }
    return 0;
}
