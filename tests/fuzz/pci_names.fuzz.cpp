// SPDX-License-Identifier: GPL-3.0-or-later
/// An excerpt has no line that the list has not, and an excerpt of it is the same again.
#include "probes/pci/names_excerpt.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view list{reinterpret_cast<const char*>(data), size};
    const std::set<unsigned> vendors{0x144d, 0x8086};
    const std::string excerpt = ocks::pci_names_excerpt(list, vendors);
    if (excerpt.size() > list.size() || ocks::pci_names_excerpt(excerpt, vendors) != excerpt)
        __builtin_trap();
    return 0;
}
