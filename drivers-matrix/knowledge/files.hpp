// SPDX-License-Identifier: GPL-3.0-or-later
/// The files of drivers-matrix/knowledge/, which the build puts into the program.
#pragma once

#include <span>
#include <string_view>

namespace ocks {

struct KnowledgeFile {
    std::string_view name;
    std::string_view text;
};

/// In the order of their names.
[[nodiscard]] std::span<const KnowledgeFile> knowledge_files();

}  // namespace ocks
