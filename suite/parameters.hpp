// SPDX-License-Identifier: GPL-3.0-or-later
/// Reading what the policy tells a case. A parameter that is missing or nonsense is an error of the policy,
/// never a default in the code.
#pragma once

#include "core/policy.hpp"
#include "core/result.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace ocks {

[[nodiscard]] Result<std::uint64_t> number_in(const Parameters& parameters, std::string_view name);

[[nodiscard]] Result<std::string> text_in(const Parameters& parameters, std::string_view name);

/// For estimates, which must not fail: `otherwise` if there is no such number.
[[nodiscard]] std::chrono::seconds
seconds_in(const Parameters& parameters, std::string_view name, std::chrono::seconds otherwise);

}  // namespace ocks
