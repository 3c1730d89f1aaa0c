// SPDX-License-Identifier: GPL-3.0-or-later
/// The matrix of a kernel, from the files that its build or its package left behind.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"
#include "drivers-matrix/matrix.hpp"

#include <string>

namespace ocks {

struct BuildOptions {
    std::string package = {};  ///< that ships the modules; empty for a bare build
    std::string symbols = {};  ///< the text of a symbols.tsv, for a kernel that has none beside it; see sources.hpp
};

/// `directory` is what kernel/build/build.sh prints, the root of an unpacked package, or a module tree by itself:
///     TREE/modules.alias, modules.dep            what depmod wrote; without them the modules are read one by one
///     TREE/modules.{builtin,builtin.modinfo}     what kbuild wrote of drivers that are built in
///     TREE/**.ko, .ko.xz, .ko.zst                driver names, firmware, signer
///     builtin/{tables.tsv,symbols.tsv,*.o}       device tables of built-in drivers
///     config, TREE/config, boot/config-RELEASE   what is switched on
/// TREE is lib/modules/RELEASE, usr/lib/modules/RELEASE, or the directory itself. All but modules may be missing; the
/// matrix then knows less, and a note says so.
[[nodiscard]] Result<Matrix> build_matrix(const std::string& directory, const BuildOptions& options = {});

/// The same, below a root that is already open.
[[nodiscard]] Result<Matrix>
build_matrix(const Sysroot& root, const std::string& name, const BuildOptions& options = {});

}  // namespace ocks
