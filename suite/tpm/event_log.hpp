// SPDX-License-Identifier: GPL-3.0-or-later
/// The firmware's log of what it measured into a TPM 2.0, added up again: what the registers must hold if the log is
/// true.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace ocks {

/// SHA-256 registers by their numbers, 64 lower-case digits each; those that nothing was measured into are not in it.
using Registers = std::map<std::uint32_t, std::string>;

/// The crypto-agile log of the TCG PC Client Platform Firmware Profile 1.05, section 10: one event in the old format
/// that names the digests' algorithms, then events with a digest of each.
[[nodiscard]] Result<Registers> replay_event_log(std::string_view log);

}  // namespace ocks
