// SPDX-License-Identifier: GPL-3.0-or-later
/// The options of each verb. Parsing sets the action that main() then takes.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace ocks::verbs {

using Action = std::function<int()>;

void add_server_verbs(CLI::App& program, Action& action);
void add_review_verbs(CLI::App& program, Action& action);
void add_store_verbs(CLI::App& program, Action& action);

}  // namespace ocks::verbs
