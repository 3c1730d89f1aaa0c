// SPDX-License-Identifier: GPL-3.0-or-later
/// The two jobs of ocks-boot: models are booted, or one model with each fault.
#pragma once

#include "kernel/model/model.hpp"
#include "kernel/program/options.hpp"

#include <vector>

namespace ocks {

/// Boots each model, and says what became of it. `builds` has a kernel for each.
[[nodiscard]] Exit
boot_models(const std::vector<Model>& models, const std::vector<KernelBuild>& builds, const BootOptions& options);

/// Boots each model without a fault and with each of them, and says whether each is judged as what it is.
[[nodiscard]] Exit
boot_faults(const std::vector<Model>& models, const std::vector<KernelBuild>& builds, const BootOptions& options);

}  // namespace ocks
