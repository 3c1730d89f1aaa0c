// SPDX-License-Identifier: GPL-3.0-or-later
/// How much of a memory size may be missing: small machines need a larger part of it for themselves.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string_view>

namespace ocks {

/// `steps` is "2:25 6:20 10", of up to 2 GiB 25 %, of up to 6 GiB 20 %, of more 10 %.
[[nodiscard]] Result<double> allowance_for(std::string_view steps, std::uint64_t bytes);

}  // namespace ocks
