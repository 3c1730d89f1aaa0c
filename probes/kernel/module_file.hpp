// SPDX-License-Identifier: GPL-3.0-or-later
/// What the files of the modules that are loaded say: who signed each, and which file it is.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct ModuleFile {
    std::string signer = {};  ///< empty without a signature
    std::string path = {};    ///< empty if nobody asked for it, as for the three that follow
    std::string sha256 = {};
    std::string srcversion = {};

    friend bool operator==(const ModuleFile&, const ModuleFile&) = default;
};

/// By the module's name.
using ModuleFiles = std::map<std::string, ModuleFile, std::less<>>;

/// The kernel does not tell, and the files of a hundred modules are no part of a snapshot: a live root asks libkmod,
/// and a recording has its answer. The files of `driving` are read whole; of the others only who signed them is asked.
[[nodiscard]] ModuleFiles
ask_module_files(const Sysroot& root, const std::set<std::string, std::less<>>& driving, std::vector<Note>& notes);

/// The answer, a line for each module with tabs between: name, signer and, of a driving one, path, SHA-256, srcversion.
[[nodiscard]] ModuleFiles parse_module_files(std::string_view text);

}  // namespace ocks
