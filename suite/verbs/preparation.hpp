// SPDX-License-Identifier: GPL-3.0-or-later
/// What `plan` and `run` do before they part ways: policy, machine, consent, plan.
#pragma once

#include "core/policy.hpp"
#include "core/result.hpp"
#include "suite/plan.hpp"
#include "suite/verbs/machine.hpp"
#include "suite/verbs/verbs.hpp"

namespace ocks::verbs {

struct Preparation {
    Policy policy;
    Machine machine;
    Allowed allowed;
    Plan plan;
};

/// malformed: an option that does not fit the machine or the policy, such as a profile that is not there.
[[nodiscard]] Result<Preparation> prepare(const PlanOptions& options);

}  // namespace ocks::verbs
