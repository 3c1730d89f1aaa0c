// SPDX-License-Identifier: GPL-3.0-or-later
/// The log over HTTP: checkpoint, tiles and entries below /log, and a proof beside everything that was logged.
#pragma once

#include "hcl-db/http/router.hpp"
#include "hcl-db/log/log.hpp"
#include "hcl-db/store/store.hpp"

#include <vector>

namespace ocks::log {

/// They refer to both, which must outlive whoever serves them.
[[nodiscard]] std::vector<http::Route> routes(Log& log, Store& store);

}  // namespace ocks::log
