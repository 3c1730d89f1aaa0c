// SPDX-License-Identifier: GPL-3.0-or-later
/// From how a step has ended to its verdict.
#pragma once

#include "core/policy.hpp"
#include "core/record.hpp"
#include "suite/executor/execute.hpp"

namespace ocks {

/// Trouble that the machine had during the step is evidence, whether or not the case got to its end.
[[nodiscard]] Verdict verdict_of(const Ended& ended, const Record& record, const Policy& policy);

}  // namespace ocks
