// SPDX-License-Identifier: GPL-3.0-or-later
/// The Redfish Host Interface: a network device between the machine and its BMC, and the service behind it (DMTF
/// DSP0270, clause 8).
#pragma once

#include "probes/smbios/fields.hpp"

namespace ocks::smbios {

/// The device by which the interface appears: `length` bytes from `offset` on.
void read_network_device(Fields& fields, std::size_t offset, std::uint64_t length);

/// The protocol records behind it: their number, then each with its kind and length.
void read_protocols(Fields& fields, std::size_t offset);

}  // namespace ocks::smbios
