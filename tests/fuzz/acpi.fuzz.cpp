// SPDX-License-Identifier: GPL-3.0-or-later
/// ACPI tables. As hardly any mutation has the right checksum, entries are counted whether or not the header is good.
#include "probes/acpi/table.hpp"

#include <algorithm>

namespace {

void check(const std::string& text)
{
    if (!std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }))
        __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (const auto header = ocks::acpi::parse_header(bytes)) {
        if (header->length > size)
            __builtin_trap();
        for (const auto& text : {header->signature, header->oem_id, header->oem_table_id, header->creator_id})
            check(text);
    }
    const auto madt = ocks::acpi::count_madt(bytes);
    const auto srat = ocks::acpi::count_srat(bytes);
    // No entry is shorter than two bytes.
    if ((madt && madt->enabled_processors > size / 2) || (srat && srat->domains > size / 2))
        __builtin_trap();
    (void)ocks::acpi::count_hest(bytes);
    return 0;
}
