// SPDX-License-Identifier: GPL-3.0-or-later
/// For each value of each facet the set of listings that have it.
#pragma once

#include "hcl-db/index/bits.hpp"
#include "hcl-db/index/row.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// By value.
using FacetSets = std::map<std::string, Bits, std::less<>>;

/// In the order of facet_names().
[[nodiscard]] std::vector<FacetSets> facet_sets(const Rows& rows, std::span<const std::uint32_t> order);

}  // namespace ocks
