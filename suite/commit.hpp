// SPDX-License-Identifier: GPL-3.0-or-later
/// Which commit this build is of. cmake/commit.cmake writes what it says, and nothing else is compiled again for that.
#pragma once

#include <string_view>

namespace ocks {

/// 40 or 64 hexadecimal digits, with "-dirty" if the sources had changed since; empty if nobody knows.
[[nodiscard]] std::string_view source_commit();

}  // namespace ocks
