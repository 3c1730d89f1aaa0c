// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert inventory --follow`: what comes and goes, until somebody stops it.
#pragma once

#include "core/result.hpp"

namespace ocks::verbs {

/// One line for each change: text, or a JSON object. Ends well by SIGINT or SIGTERM.
[[nodiscard]] Result<void> follow(bool json);

}  // namespace ocks::verbs
