// SPDX-License-Identifier: GPL-3.0-or-later
/// Which machine an inventory is of, without saying which one: digests that two machines share if they are built alike.
///
/// No serial number, MAC or UUID goes into them, and nothing that differs from boot to boot or from kernel to kernel:
/// no bus number, no name that the kernel gives, no driver, no negotiated speed, no order in which things were found.
#pragma once

#include "core/inventory.hpp"

#include <string>

namespace ocks {

/// What went into the digest, line by line and sorted, so that two that differ can be compared.
struct Fingerprint {
    std::string text = {};
    std::string sha256 = {};

    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

struct Identity {
    Fingerprint topology = {};       ///< sockets, memory slots, NUMA nodes and PCI root buses: "the same board"
    Fingerprint board = {};          ///< its maker and name, the topology, and the devices that are soldered to it
    Fingerprint platform = {};       ///< the board with a family of processors
    Fingerprint configuration = {};  ///< the platform with all that is plugged in, and the versions of its firmware

    friend bool operator==(const Identity&, const Identity&) = default;
};

[[nodiscard]] Identity identify(const Inventory& inventory);

}  // namespace ocks
