// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether somebody (NTP, PTP) keeps the system's clock right.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// What adjtimex(2) says without being told anything: "STATE STATUS\n", two decimal numbers.
[[nodiscard]] Result<std::string> ask_clock_state();

/// The kernel's own rule: it believes its clock unless STA_UNSYNC is set or the state is TIME_ERROR.
[[nodiscard]] Result<bool> is_clock_synchronized(std::string_view answer);

}  // namespace ocks
