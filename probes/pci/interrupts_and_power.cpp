// SPDX-License-Identifier: GPL-3.0-or-later
/// How a function interrupts, and in which states it can wake the machine.
#include "probes/pci/bit_names.hpp"
#include "probes/pci/capability_table.hpp"

#include <array>
#include <linux/pci_regs.h>

namespace ocks {

void decode_power_management(const Bytes& capability, Device& device)
{
    // PCI Bus Power Management 1.2, 3.2.3: bits 11 to 15.
    constexpr auto states = std::to_array<BitName>({{11, "D0"}, {12, "D1"}, {13, "D2"}, {14, "D3hot"}, {15, "D3cold"}});
    if (std::string wakes = bit_names(capability.le16(PCI_PM_PMC), states); !wakes.empty())
        device.properties.emplace("pme_states", std::move(wakes));
}

void decode_msi(const Bytes& capability, Device& device)
{
    const unsigned flags = capability.le16(PCI_MSI_FLAGS);
    const unsigned exponent = (flags & PCI_MSI_FLAGS_QMASK) >> 1U;
    constexpr unsigned largest = 5;  // 32 vectors; 6 and 7 are reserved
    if (exponent <= largest)
        device.properties.emplace("msi_vectors", std::uint64_t{1} << exponent);
    device.properties.emplace("msi_enabled", std::uint64_t{flags & PCI_MSI_FLAGS_ENABLE});
}

void decode_msix(const Bytes& capability, Device& device)
{
    const unsigned flags = capability.le16(PCI_MSIX_FLAGS);
    device.properties.emplace("msix_vectors", std::uint64_t{flags & PCI_MSIX_FLAGS_QSIZE} + 1);
    device.properties.emplace("msix_enabled", std::uint64_t{(flags & PCI_MSIX_FLAGS_ENABLE) != 0});
}

}  // namespace ocks
