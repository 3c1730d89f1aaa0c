// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci/capability_table.hpp"

#include <algorithm>
#include <array>

namespace ocks {
namespace {

// The "PCI Code and ID Assignment Specification", revision 1.15, sections 2 and 3.
constexpr auto rows = std::to_array<CapabilityRow>({
    {0x01, false, "Power Management", decode_power_management},
    {0x02, false, "AGP"},
    {0x03, false, "Vital Product Data"},
    {0x04, false, "Slot Identification"},
    {0x05, false, "MSI", decode_msi},
    {0x06, false, "CompactPCI Hot Swap"},
    {0x07, false, "PCI-X"},
    {0x08, false, "HyperTransport"},
    {0x09, false, "Vendor Specific"},
    {0x0a, false, "Debug Port"},
    {0x0b, false, "CompactPCI Central Resource Control"},
    {0x0c, false, "PCI Hot-Plug"},
    {0x0d, false, "Bridge Subsystem Vendor ID"},
    {0x0e, false, "AGP 8x"},
    {0x0f, false, "Secure Device"},
    {0x10, false, "PCI Express", decode_express},
    {0x11, false, "MSI-X", decode_msix},
    {0x12, false, "Serial ATA"},
    {0x13, false, "Advanced Features"},
    {0x14, false, "Enhanced Allocation"},
    {0x15, false, "Flattening Portal Bridge"},
    {0x01, true, "Advanced Error Reporting", decode_error_reporting},
    {0x02, true, "Virtual Channel"},
    {0x03, true, "Device Serial Number", decode_serial_number},
    {0x04, true, "Power Budgeting"},
    {0x05, true, "Root Complex Link Declaration"},
    {0x06, true, "Root Complex Internal Link Control"},
    {0x07, true, "Root Complex Event Collector Endpoint Association"},
    {0x08, true, "Multi-Function Virtual Channel"},
    {0x09, true, "Virtual Channel"},  // used where a Multi-Function Virtual Channel is there, too
    {0x0a, true, "Root Complex Register Block Header"},
    {0x0b, true, "Vendor Specific Extended"},
    {0x0c, true, "Configuration Access Correlation"},
    {0x0d, true, "Access Control Services", decode_access_control},
    {0x0e, true, "Alternative Routing-ID Interpretation"},
    {0x0f, true, "Address Translation Services", decode_address_translation},
    {0x10, true, "Single Root I/O Virtualization", decode_virtual_functions},
    {0x11, true, "Multi-Root I/O Virtualization"},
    {0x12, true, "Multicast"},
    {0x13, true, "Page Request Interface", decode_page_requests},
    {0x15, true, "Resizable BAR", decode_resizable_bars},
    {0x16, true, "Dynamic Power Allocation"},
    {0x17, true, "TPH Requester"},
    {0x18, true, "Latency Tolerance Reporting"},
    {0x19, true, "Secondary PCI Express"},
    {0x1a, true, "Protocol Multiplexing"},
    {0x1b, true, "Process Address Space ID", decode_address_spaces},
    {0x1c, true, "LN Requester"},
    {0x1d, true, "Downstream Port Containment"},
    {0x1e, true, "L1 PM Substates"},
    {0x1f, true, "Precision Time Measurement"},
    {0x20, true, "M-PCIe"},
    {0x21, true, "FRS Queueing"},
    {0x22, true, "Readiness Time Reporting"},
    {0x23, true, "Designated Vendor-Specific"},
    {0x24, true, "VF Resizable BAR"},
    {0x25, true, "Data Link Feature"},
    {0x26, true, "Physical Layer 16.0 GT/s"},
    {0x27, true, "Lane Margining at the Receiver"},
    {0x28, true, "Hierarchy ID"},
    {0x29, true, "Native PCIe Enclosure Management"},
    {0x2a, true, "Physical Layer 32.0 GT/s"},
    {0x2b, true, "Alternate Protocol"},
    {0x2c, true, "System Firmware Intermediary"},
    {0x2d, true, "Shadow Functions"},
    {0x2e, true, "Data Object Exchange"},
    {0x2f, true, "Device 3"},
    {0x30, true, "Integrity and Data Encryption"},
    {0x31, true, "Physical Layer 64.0 GT/s"},
    {0x32, true, "Flit Logging"},
    {0x33, true, "Flit Performance Measurement"},
    {0x34, true, "Flit Error Injection"},
});

}  // namespace

const CapabilityRow* row_of(const Capability& capability)
{
    const auto* const row = std::ranges::find_if(rows, [&](const CapabilityRow& each) {
        return each.id == capability.id && each.extended == capability.extended;
    });
    return row == rows.end() ? nullptr : row;
}

}  // namespace ocks
