// SPDX-License-Identifier: GPL-3.0-or-later
/// Time as reports write it.
#pragma once

#include <chrono>
#include <string>

namespace ocks {

/// UTC, RFC 3339, whole seconds: "2026-02-11T08:00:00Z".
[[nodiscard]] std::string to_rfc3339(std::chrono::system_clock::time_point time);

}  // namespace ocks
