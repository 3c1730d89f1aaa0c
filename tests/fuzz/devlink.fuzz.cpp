// SPDX-License-Identifier: GPL-3.0-or-later
/// Replies of any bytes: what is read of them is fit for a report, and what is to be hidden in them lies in them.
#include "probes/net/devlink.hpp"

#include "core/inventory.hpp"
#include "probes/privacy/format.hpp"

#include <algorithm>

namespace {

bool is_printable(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (const auto device = ocks::devlink::decode_info(bytes)) {
        for (const auto& [property, value] : device->properties) {
            if (!is_printable(ocks::to_string(value)))
                __builtin_trap();
        }
    }
    if (const auto handles = ocks::devlink::decode_handles(bytes)) {
        for (const auto& each : *handles) {
            if (!is_printable(each.bus) || !is_printable(each.name))
                __builtin_trap();
        }
    }
    for (const auto& place : ocks::privacy::places_in_devlink_info(bytes)) {
        if (place.offset + place.length > size)
            __builtin_trap();
    }
    return 0;
}
