// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the modules of one kernel lie below a root, and which there are.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <string>
#include <vector>

namespace ocks {

struct ModuleTree {
    std::string path = {};     ///< "/lib/modules/6.12.1"; empty if the root is the tree
    std::string release = {};  ///< as the directory is called
};

/// absent: neither lib/modules nor usr/lib/modules nor modules at the root. malformed: several kernels.
[[nodiscard]] Result<ModuleTree> find_module_tree(const Sysroot& root, const std::string& name);

/// Paths below the tree of all files that are called .ko, .ko.xz, .ko.zst or .ko.gz; sorted. Those of modules.dep
/// if depmod has been there, else those that lie in the directories.
[[nodiscard]] std::vector<std::string> module_files(const Sysroot& root, const ModuleTree& tree);

}  // namespace ocks
