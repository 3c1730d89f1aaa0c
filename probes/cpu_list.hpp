// SPDX-License-Identifier: GPL-3.0-or-later
/// Sets of CPU numbers in the two forms that the kernel writes them in. Its lists are read by parse_list() of core.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// "0-3,8". Expects no order.
[[nodiscard]] std::string to_cpu_list(std::vector<unsigned> numbers);

/// Hexadecimal words of 32 bits, the highest first: "00000000,0000010f" is 0-3,8. Ascending.
[[nodiscard]] Result<std::vector<unsigned>> parse_cpu_map(std::string_view text);

}  // namespace ocks
