// SPDX-License-Identifier: GPL-3.0-or-later
/// Which capability has which name, and who understands it.
#pragma once

#include "core/inventory.hpp"
#include "probes/bytes.hpp"
#include "probes/pci/config_space.hpp"

#include <string_view>

namespace ocks {

struct CapabilityRow {
    unsigned id = 0;
    bool extended = false;
    std::string_view name = {};
    void (*decode)(const Bytes& capability, Device& device) = nullptr;  ///< the bytes begin with the capability's own
};

/// Null if the specifications do not give that number.
[[nodiscard]] const CapabilityRow* row_of(const Capability& capability);

// One for each structure that is decoded; what they set stands in docs/inventory.md.
void decode_power_management(const Bytes& capability, Device& device);
void decode_msi(const Bytes& capability, Device& device);
void decode_msix(const Bytes& capability, Device& device);
void decode_express(const Bytes& capability, Device& device);
void decode_error_reporting(const Bytes& capability, Device& device);
void decode_serial_number(const Bytes& capability, Device& device);
void decode_access_control(const Bytes& capability, Device& device);
void decode_address_translation(const Bytes& capability, Device& device);
void decode_page_requests(const Bytes& capability, Device& device);
void decode_address_spaces(const Bytes& capability, Device& device);
void decode_virtual_functions(const Bytes& capability, Device& device);
void decode_resizable_bars(const Bytes& capability, Device& device);

}  // namespace ocks
