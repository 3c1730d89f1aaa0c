// SPDX-License-Identifier: GPL-3.0-or-later
/// Why a kernel says that it is tainted.
#pragma once

#include <cstdint>
#include <string>

namespace ocks {

/// "out-of-tree module,unsigned module"; a bit that is newer than this program is "bit 25". Empty: not tainted.
[[nodiscard]] std::string taint_reasons(std::uint64_t taint);

}  // namespace ocks
