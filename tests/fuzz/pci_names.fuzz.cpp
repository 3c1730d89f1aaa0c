// SPDX-License-Identifier: GPL-3.0-or-later
/// An excerpt has no line that the list has not, and an excerpt of it is the same again.
#include "probes/pci/names_excerpt.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view list{reinterpret_cast<const char*>(data), size};
    const ocks::PciNumbers wanted{{0x144d, {0xa80a}}, {0x8086, {0x1572, 0x10d3}}};
    const std::string excerpt = ocks::pci_names_excerpt(list, wanted);
    if (excerpt.size() > list.size() || ocks::pci_names_excerpt(excerpt, wanted) != excerpt)
        __builtin_trap();
    return 0;
}
