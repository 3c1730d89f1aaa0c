// SPDX-License-Identifier: GPL-3.0-or-later
/// Paths below a Sysroot, put together.
#pragma once

#include <string>
#include <string_view>

namespace ocks {

/// "directory/name".
[[nodiscard]] inline std::string below(std::string directory, std::string_view name)
{
    directory += '/';
    directory += name;
    return directory;
}

}  // namespace ocks
