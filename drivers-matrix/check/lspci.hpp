// SPDX-License-Identifier: GPL-3.0-or-later
/// What lspci printed on a machine that is not at hand, or a list of ids.
#pragma once

#include "core/result.hpp"
#include "drivers-matrix/check/claimant.hpp"

#include <string_view>

namespace ocks {

/// The devices of a text in one of these forms, told by its first line:
///     lspci -nn      3b:00.0 Non-Volatile memory controller [0108]: Samsung … [144d:a808] (rev 01)
///     lspci -n       3b:00.0 0108: 144d:a808 (rev 01)
///     lspci -vmmn    Slot:<tab>3b:00.0 …, with or without names (-vmmnn)
///     ids            144d:a808, or a modalias; one a line
/// Lines that belong to a device of the first two (-v, -k) are read over. malformed: "name:line: why".
[[nodiscard]] Result<Candidate> parse_lspci(std::string_view text, std::string_view name);

}  // namespace ocks
