// SPDX-License-Identifier: GPL-3.0-or-later
/// The two halves of a comparison: what was found, and what came of it.
#pragma once

#include "reports/compare/changes.hpp"

namespace ocks {

void compare_devices(const Report& before, const Report& after, std::vector<Change>& changes);
void compare_results(const Report& before, const Report& after, std::vector<Change>& changes);

}  // namespace ocks
