// SPDX-License-Identifier: GPL-3.0-or-later
/// What cases do with their bench: run a tool and keep what it said.
#pragma once

#include "suite/test_case.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// Keeps a text beside the records; a log that cannot be kept does not change what was measured.
void keep(const Bench& bench, std::string_view name, std::string_view text);

/// Runs a tool and keeps its outputs as <name>.stdout.txt and <name>.stderr.txt. An error if the tool could not be
/// started, or was killed for its deadline.
[[nodiscard]] Result<Completed> run_tool(const Bench& bench, const Command& command, std::string_view name);

}  // namespace ocks
