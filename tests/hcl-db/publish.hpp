// SPDX-License-Identifier: GPL-3.0-or-later
/// What maintainers do before a listing is for everybody.
#pragma once

#include "hcl-db/decisions/decision.hpp"
#include "hcl-db/store/store.hpp"

#include <string>

namespace ocks::testing {

/// Signs it as one maintainer who is always the same, behind what was decided before, and records it.
void decide(Store& store, const std::string& listing, Decision decision);

/// Waives what is in the way, and awards the level `ready`.
void publish(Store& store, const std::string& listing);

}  // namespace ocks::testing
