// SPDX-License-Identifier: GPL-3.0-or-later
/// An answer of a RAID controller of any bytes, as list and as drive, and what is to be hidden in it.
#include "core/inventory.hpp"
#include "probes/privacy/format.hpp"
#include "probes/storage/megaraid.hpp"
#include "probes/storage/megaraid_data.hpp"

#include <algorithm>
#include <string>

namespace {

void check(std::string_view bytes)
{
    if (const auto drives = ocks::megaraid::decode_drives(bytes)) {
        if (drives->size() > bytes.size() / 24)
            __builtin_trap();
    }
    if (const auto device = ocks::megaraid::decode_drive_info(bytes)) {
        for (const auto& [property, value] : device->properties) {
            const std::string text = ocks::to_string(value);
            if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }))
                __builtin_trap();
        }
    }
    for (const auto places : {ocks::privacy::places_in_raid_drive, ocks::privacy::places_in_raid_drives}) {
        for (const auto& place : places(bytes)) {
            if (place.offset + place.length > bytes.size())
                __builtin_trap();
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    std::string bytes{reinterpret_cast<const char*>(data), size};
    check(bytes);
    bytes.resize(ocks::megaraid::drive_info_bytes);
    check(bytes);
    return 0;
}
