// SPDX-License-Identifier: GPL-3.0-or-later
/// The kernel's switches: attributes below /sys that do something when they are written.
#pragma once

#include "core/result.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace ocks {

/// Writes a value to an attribute, by its path on the server. A test answers in the server's place.
using Control = std::function<Result<void>(const std::string& path, std::string_view value)>;

/// On this server. The kernel's refusal is the error: "Device or resource busy".
[[nodiscard]] Result<void> write_attribute(const std::string& path, std::string_view value);

/// Looks again and again until it is so; false if the time is over first.
[[nodiscard]] bool wait_until(const std::function<bool()>& is_so, std::chrono::milliseconds patience);

}  // namespace ocks
