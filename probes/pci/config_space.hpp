// SPDX-License-Identifier: GPL-3.0-or-later
/// What a PCI function says of itself in its configuration space.
///
/// PCI Local Bus 3.0, 6.7 (capabilities); PCI Express Base 5.0, 7.5 to 7.9. Register names are those of
/// include/uapi/linux/pci_regs.h.
#pragma once

#include "core/inventory.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct Capability {
    unsigned id = 0;
    unsigned offset = 0;
    bool extended = false;  ///< in the 4 KiB of PCI Express, with numbers of its own
    unsigned version = 0;   ///< of an extended one

    friend bool operator==(const Capability&, const Capability&) = default;
};

struct CapabilityList {
    std::vector<Capability> capabilities = {};  ///< in the order of their chains
    std::vector<std::string> doubts = {};       ///< why a chain was left before its end
    bool cut = false;                           ///< a chain goes on in bytes that we were not given: only root is
    /// Bytes from the beginning of the space in which all that is known of it lies: what was found and is decoded, and
    /// the next link of a chain. No register behind them has to be read; some cards hang when an undefined one is.
    std::size_t reach = 64;
};

[[nodiscard]] CapabilityList capabilities_of(std::string_view config);

/// By the specifications: "MSI-X", "Single Root I/O Virtualization". A number that they do not give is "0x2a".
[[nodiscard]] std::string name_of(const Capability& capability);

/// The properties that docs/inventory.md lists under "configuration space", without those of pci.ids.
[[nodiscard]] Device decode_config_space(std::string_view config, const CapabilityList& list);

}  // namespace ocks
