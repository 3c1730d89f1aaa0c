// SPDX-License-Identifier: GPL-3.0-or-later
/// Which models there are, and which of them a command line names.
#pragma once

#include "core/result.hpp"
#include "kernel/model/model.hpp"
#include "kernel/program/options.hpp"

#include <vector>

namespace ocks {

/// Prints every model and every fault with a line about each.
void list_models_and_faults();

/// The models that were asked for. With --all those that no kernel is for are left out, and said to be.
[[nodiscard]] Result<std::vector<Model>> chosen_models(const BootOptions& options,
                                                       const std::vector<KernelBuild>& builds);

}  // namespace ocks
