// SPDX-License-Identifier: GPL-3.0-or-later
/// What a machine needs of the host it runs on. What is missing is named with Debian's package for it.
#pragma once

#include "core/command.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

[[nodiscard]] Result<void> need_program(const std::string& name, std::string_view package);
[[nodiscard]] Result<void> need_file(const std::string& path, std::string_view package);

/// Runs a tool that says by its exit status whether it did its work; what it printed is in the error.
[[nodiscard]] Result<void>
run_tool(Runner& runner, const std::vector<std::string>& arguments, std::string_view package);

}  // namespace ocks
