// SPDX-License-Identifier: GPL-3.0-or-later
/// What is built into a kernel, from what kbuild and kernel/build/builtin_tables.sh kept of it.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"
#include "drivers-matrix/extract/assembly.hpp"
#include "drivers-matrix/extract/module_tree.hpp"

namespace ocks {

/// modules.builtin and modules.builtin.modinfo; what is missing is noted. The device tables are among the aliases of
/// the latter from Linux 6.18 on.
void read_builtin_modules(const Sysroot& root, const ModuleTree& tree, Assembly& assembly);

/// builtin/tables.tsv and the objects that it names; what is missing is noted.
[[nodiscard]] Result<void> read_builtin_tables(const Sysroot& root, Assembly& assembly);

/// An optional file: empty, and noted with what is lost, if it is not there.
[[nodiscard]] std::string
optional_file(const Sysroot& root, const std::string& path, std::string_view loss, Assembly& assembly);

}  // namespace ocks
