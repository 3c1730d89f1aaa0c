// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/matrices.hpp"

#include <utility>

namespace ocks::verbs {

Result<OtherKernels> open_others(const std::vector<std::string>& paths)
{
    OtherKernels others;
    for (const auto& path : paths) {
        auto file = MatrixFile::open(path);
        if (!file)
            return Failure(file.error());
        others.views.push_back(*file);
        others.files.push_back(*std::move(file));
    }
    return others;
}

}  // namespace ocks::verbs
