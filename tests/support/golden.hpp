// SPDX-License-Identifier: GPL-3.0-or-later
/// Reviewed outputs in tests/<folder>/golden. OCKS_APPROVE=1 in the environment writes them anew, for review.
#pragma once

#include "core/file.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

namespace ocks::testing {

/// What the golden file holds; after writing `actual` there if that was asked for. Empty if there is no such file.
[[nodiscard]] inline std::string golden(const std::string& path, std::string_view actual)
{
    const std::string file = std::string{OCKS_SOURCE} + "/tests/" + path;
    if (std::getenv("OCKS_APPROVE") != nullptr)
        return write_file(file, actual) ? std::string{actual} : std::string{};
    return read_file(file).value_or(std::string{});
}

}  // namespace ocks::testing
