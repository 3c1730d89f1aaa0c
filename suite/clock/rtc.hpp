// SPDX-License-Identifier: GPL-3.0-or-later
/// The clock of the board, which runs while the server is off.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace ocks {

/// "2026-11-29 01:15:07".
[[nodiscard]] Result<std::chrono::sys_seconds> parse_rtc_time(std::string_view text);

/// SMBIOS: "03/16/2026", or "03/16/26" of before 2000.
[[nodiscard]] Result<std::chrono::sys_days> parse_firmware_date(std::string_view text);

/// What /dev/NAME says now. A recording holds it as the answer "rtc/NAME/time".
[[nodiscard]] Result<std::chrono::sys_seconds> read_rtc(const Sysroot& root, const std::string& name);

}  // namespace ocks
