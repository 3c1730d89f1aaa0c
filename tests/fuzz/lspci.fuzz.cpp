// SPDX-License-Identifier: GPL-3.0-or-later
/// Whatever is taken for a device has the id and the class that its alias says.
#include "drivers-matrix/check/lspci.hpp"

#include "drivers-matrix/pci/pci_ids.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string text{reinterpret_cast<const char*>(data), size};
    const ocks::PciIds names{text};
    for (const auto& device : names.devices())
        (void)ocks::full_name(names, device.id);
    (void)names.class_name("010802");
    const auto candidate = ocks::parse_lspci(text, "fuzz");
    if (!candidate)
        return 0;
    for (const auto& subject : candidate->subjects) {
        const bool whole = subject.device_class.find('?') == std::string::npos;
        const auto alias = ocks::parse_pci_alias(subject.modalias);
        if (whole && (!alias || alias->id != subject.id || alias->device_class != subject.device_class))
            __builtin_trap();
    }
    return 0;
}
