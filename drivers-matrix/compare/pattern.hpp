// SPDX-License-Identifier: GPL-3.0-or-later
/// Patterns of PCI drivers as the cards that they are for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ocks {

/// A card that a pattern names by vendor and device.
struct PciClaim {
    std::uint32_t id = 0;    ///< vendor in the upper half
    std::string alias = {};  ///< of one such card: what the pattern leaves open is zero, and a class that no card has
};

/// Nothing for a pattern that leaves vendor or device open, or is of another bus.
[[nodiscard]] std::optional<PciClaim> claim_of(std::string_view pattern);

/// The alias of a card of which only the id is known, and perhaps the class: "bc01sc08i02".
[[nodiscard]] std::string alias_of(std::uint32_t id, std::string_view device_class = "bcFFsc00i00");

}  // namespace ocks
