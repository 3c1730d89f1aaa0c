// SPDX-License-Identifier: GPL-3.0-or-later
/// The speeds that the kernel prints for PCI Express links.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace ocks {

/// "8.0 GT/s PCIe" is 8000; kernels before 5.7 write "8 GT/s". Nothing for "Unknown": a port with no link.
[[nodiscard]] Result<std::optional<std::uint64_t>> parse_link_speed(std::string_view text);

/// Lanes. Nothing for 0 (no link) and 255 (the kernel could not read it).
[[nodiscard]] Result<std::optional<std::uint64_t>> parse_link_width(std::string_view text);

}  // namespace ocks
