// SPDX-License-Identifier: GPL-3.0-or-later
/// The first 31 bytes are the entry point, what follows is the table. As hardly any mutation has the right checksums,
/// the table is read under an entry point that is good, too.
#include "probes/smbios/decode.hpp"

#include <algorithm>

namespace {

/// Whatever was read must be fit for a report: printable, and named once.
void check(const ocks::Inventory& inventory)
{
    for (const ocks::Device& device : inventory.devices) {
        for (const auto& [property, value] : device.properties) {
            const std::string text = ocks::to_string(value);
            if (!std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }))
                __builtin_trap();
        }
        if (ocks::find_device(inventory, device.kind, device.name) != &device)
            __builtin_trap();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    constexpr std::size_t entry_point_bytes = 31;
    constexpr std::string_view good{"_SM3_\x30\x18\x03\x05\x00\x01\x00\xff\xff\x00\x00\x20\x00\x00\x00\x00\x00\x00\x00",
                                    24};
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const std::string_view table = bytes.substr(std::min(entry_point_bytes, bytes.size()));
    check(ocks::smbios::decode(bytes.substr(0, entry_point_bytes), table));
    if (!ocks::smbios::parse_entry_point(good))
        __builtin_trap();
    check(ocks::smbios::decode(good, table));
    return 0;
}
