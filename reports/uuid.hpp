// SPDX-License-Identifier: GPL-3.0-or-later
/// Names for reports that sort by time and are unlike any other: UUID version 7 (RFC 9562).
#pragma once

#include "core/result.hpp"

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace ocks {

[[nodiscard]] std::string uuid7(std::chrono::system_clock::time_point time, std::array<unsigned char, 10> random);

/// With the time of now and random bytes of the kernel.
[[nodiscard]] Result<std::string> new_report_id();

/// Lower case, version 7, variant of the RFC.
[[nodiscard]] bool is_uuid7(std::string_view text);

}  // namespace ocks
