// SPDX-License-Identifier: GPL-3.0-or-later
/// Matrices that the command line names, opened.
#pragma once

#include "core/result.hpp"
#include "drivers-matrix/file/matrix_file.hpp"

#include <string>
#include <vector>

namespace ocks::verbs {

/// Other kernels to ask. The views look into the files.
struct OtherKernels {
    std::vector<MatrixFile> files;
    std::vector<MatrixView> views;
};

[[nodiscard]] Result<OtherKernels> open_others(const std::vector<std::string>& paths);

}  // namespace ocks::verbs
