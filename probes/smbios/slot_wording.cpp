// SPDX-License-Identifier: GPL-3.0-or-later
/// Types of slots (DSP0134 3.8, 7.10.1).
#include "probes/smbios/wording.hpp"

#include <array>

namespace ocks::smbios {
namespace {

constexpr auto slot_type_words = std::to_array<Word>({
    {0x01, "Other"},
    {0x02, "Unknown"},
    {0x03, "ISA"},
    {0x04, "MCA"},
    {0x05, "EISA"},
    {0x06, "PCI"},
    {0x07, "PC Card (PCMCIA)"},
    {0x08, "VLB"},
    {0x09, "Proprietary"},
    {0x0a, "Processor Card"},
    {0x0b, "Proprietary Memory Card"},
    {0x0c, "I/O Riser Card"},
    {0x0d, "NuBus"},
    {0x0e, "PCI-66"},
    {0x0f, "AGP"},
    {0x10, "AGP 2x"},
    {0x11, "AGP 4x"},
    {0x12, "PCI-X"},
    {0x13, "AGP 8x"},
    {0x14, "M.2 Socket 1-DP"},
    {0x15, "M.2 Socket 1-SD"},
    {0x16, "M.2 Socket 2"},
    {0x17, "M.2 Socket 3"},
    {0x18, "MXM Type I"},
    {0x19, "MXM Type II"},
    {0x1a, "MXM Type III"},
    {0x1b, "MXM Type III-HE"},
    {0x1c, "MXM Type IV"},
    {0x1d, "MXM 3.0 Type A"},
    {0x1e, "MXM 3.0 Type B"},
    {0x1f, "PCI Express 2 SFF-8639 (U.2)"},
    {0x20, "PCI Express 3 SFF-8639 (U.2)"},
    {0x21, "PCI Express Mini 52-pin with bottom-side keep-outs"},
    {0x22, "PCI Express Mini 52-pin without bottom-side keep-outs"},
    {0x23, "PCI Express Mini 76-pin"},
    {0x24, "PCI Express 4 SFF-8639 (U.2)"},
    {0x25, "PCI Express 5 SFF-8639 (U.2)"},
    {0x26, "OCP NIC 3.0 Small Form Factor (SFF)"},
    {0x27, "OCP NIC 3.0 Large Form Factor (LFF)"},
    {0x28, "OCP NIC Prior to 3.0"},
    {0x30, "CXL Flexbus 1.0"},
    {0xa0, "PC-98/C20"},
    {0xa1, "PC-98/C24"},
    {0xa2, "PC-98/E"},
    {0xa3, "PC-98/Local Bus"},
    {0xa4, "PC-98/Card"},
    {0xa5, "PCI Express"},
    {0xa6, "PCI Express x1"},
    {0xa7, "PCI Express x2"},
    {0xa8, "PCI Express x4"},
    {0xa9, "PCI Express x8"},
    {0xaa, "PCI Express x16"},
    {0xab, "PCI Express 2"},
    {0xac, "PCI Express 2 x1"},
    {0xad, "PCI Express 2 x2"},
    {0xae, "PCI Express 2 x4"},
    {0xaf, "PCI Express 2 x8"},
    {0xb0, "PCI Express 2 x16"},
    {0xb1, "PCI Express 3"},
    {0xb2, "PCI Express 3 x1"},
    {0xb3, "PCI Express 3 x2"},
    {0xb4, "PCI Express 3 x4"},
    {0xb5, "PCI Express 3 x8"},
    {0xb6, "PCI Express 3 x16"},
    {0xb8, "PCI Express 4"},
    {0xb9, "PCI Express 4 x1"},
    {0xba, "PCI Express 4 x2"},
    {0xbb, "PCI Express 4 x4"},
    {0xbc, "PCI Express 4 x8"},
    {0xbd, "PCI Express 4 x16"},
    {0xbe, "PCI Express 5"},
    {0xbf, "PCI Express 5 x1"},
    {0xc0, "PCI Express 5 x2"},
    {0xc1, "PCI Express 5 x4"},
    {0xc2, "PCI Express 5 x8"},
    {0xc3, "PCI Express 5 x16"},
    {0xc4, "PCI Express 6+"},
    {0xc5, "EDSFF E1"},
    {0xc6, "EDSFF E3"},
});

}  // namespace

Wording slot_types()
{
    return slot_type_words;
}

}  // namespace ocks::smbios
