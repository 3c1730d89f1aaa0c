// SPDX-License-Identifier: GPL-3.0-or-later
/// A configuration space of any bytes: chains end, what is decoded is fit for a report, and no more bytes than its
/// reach are needed for it.
#include "core/inventory.hpp"
#include "probes/pci/config_space.hpp"

#include <algorithm>

namespace {

/// What a probe reads of it: as far as what it has read leads.
std::string_view wanted_of(std::string_view bytes)
{
    std::size_t read = 0;
    for (std::size_t reach = 0;
         read < (reach = std::min(ocks::capabilities_of(bytes.substr(0, read)).reach, bytes.size()));)
        read = reach;
    return bytes.substr(0, read);
}

bool are_same(std::string_view bytes, std::string_view others)
{
    const ocks::CapabilityList list = ocks::capabilities_of(bytes);
    const ocks::CapabilityList other = ocks::capabilities_of(others);
    return list.capabilities == other.capabilities && list.doubts == other.doubts && list.cut == other.cut &&
           ocks::decode_config_space(bytes, list).properties == ocks::decode_config_space(others, other).properties;
}

}  // namespace

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
    if (!are_same(bytes, wanted_of(bytes)))
        __builtin_trap();
    return 0;
}
