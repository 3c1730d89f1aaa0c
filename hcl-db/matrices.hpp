// SPDX-License-Identifier: GPL-3.0-or-later
/// The drivers matrices of the kernels that this HCL knows: what machines can be checked against.
#pragma once

#include "drivers-matrix/file/matrix_file.hpp"

#include <list>
#include <string>
#include <vector>

namespace ocks {

class Matrices {
public:
    Matrices() = default;

    /// Every *.matrix of a directory and of those in it; one that cannot be read is an error, none at all is not.
    /// The newest release comes first.
    [[nodiscard]] static Result<Matrices> load(const std::string& directory);

    /// Good for as long as this is.
    [[nodiscard]] std::vector<const MatrixView*> views() const;

private:
    std::list<MatrixFile> m_files;  ///< which stay where they are
};

}  // namespace ocks
