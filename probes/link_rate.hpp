// SPDX-License-Identifier: GPL-3.0-or-later
/// "12.0 Gbit", "16 Gbit", "100 Gb/sec (4X EDR)": the speeds of SAS, Fibre Channel and InfiniBand, in Mb/s.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ocks {

/// Nothing if the text is no speed: "Unknown", "unknown", "Phy disabled", "Not Negotiated".
[[nodiscard]] std::optional<std::uint64_t> parse_link_rate(std::string_view text);

}  // namespace ocks
