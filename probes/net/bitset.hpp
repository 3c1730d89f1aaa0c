// SPDX-License-Identifier: GPL-3.0-or-later
/// A set of named bits in an ethtool reply, in the form with names.
#pragma once

#include "core/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::ethtool {

struct BitNames {
    std::vector<std::string> listed = {};  ///< of a set with a mask: all that it speaks of
    std::vector<std::string> set = {};     ///< those of them that are on
};

/// Nothing in it if there is no set. Names with a comma or without printable ASCII are refused.
[[nodiscard]] Result<BitNames> names_in_bitset(std::optional<std::string_view> payload);

[[nodiscard]] std::string joined(const std::vector<std::string>& names);

}  // namespace ocks::ethtool
