// SPDX-License-Identifier: GPL-3.0-or-later
/// The matrix of a kernel build, from the files that the build left behind.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"
#include "drivers-matrix/matrix.hpp"

#include <string>

namespace ocks {

/// `directory` is what kernel/build/build.sh prints, or any tree with lib/modules/RELEASE in it:
///     lib/modules/RELEASE/modules.{alias,dep,builtin,builtin.modinfo}   what depmod and kbuild wrote
///     lib/modules/RELEASE/**.ko                                         driver names, firmware, signer
///     builtin/{tables.tsv,symbols.tsv,*.o}                              device tables of built-in drivers
///     config                                                            for its checksum
/// All but modules.alias may be missing; the matrix then knows less, and a note says so.
[[nodiscard]] Result<Matrix> build_matrix(const std::string& directory);

/// The same, below a root that is already open.
[[nodiscard]] Result<Matrix> build_matrix(const Sysroot& root, const std::string& name);

}  // namespace ocks
