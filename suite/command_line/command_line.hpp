// SPDX-License-Identifier: GPL-3.0-or-later
/// The options of each verb of ocks-cert. Parsing sets what main() then does.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace ocks::command_line {

/// The verb that the command line chose; gives the exit status.
using Chosen = std::function<int()>;

void add_machine_verbs(CLI::App& program, Chosen& chosen);
void add_report_verbs(CLI::App& program, Chosen& chosen);
void add_matrix_verbs(CLI::App& program, Chosen& chosen);

}  // namespace ocks::command_line
