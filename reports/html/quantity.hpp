// SPDX-License-Identifier: GPL-3.0-or-later
/// Numbers as a person reads them. Pages only: documents for programs carry the number and its unit.
#pragma once

#include "core/inventory.hpp"
#include "core/measurement.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ocks {

/// "512 GiB", "3.5 KiB", "17 B": three digits at most.
[[nodiscard]] std::string humane_bytes(std::uint64_t bytes);

/// "0.4 s", "31 s", "4 min 10 s", "2 h 5 min".
[[nodiscard]] std::string humane_duration(std::uint64_t milliseconds);

/// A property by the unit in its name: "16 GT/s" of link_speed_mts, "25 Gb/s" of speed_mbps.
[[nodiscard]] std::string humane_property(std::string_view name, const Value& value);

/// A property's name as a phrase, without its unit: "max link speed".
[[nodiscard]] std::string humane_name(std::string_view property);

/// At most three digits after the point, groups of three before it, and the unit.
[[nodiscard]] std::string humane_measurement(const Scalar& value, std::string_view unit);

}  // namespace ocks
