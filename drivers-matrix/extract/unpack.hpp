// SPDX-License-Identifier: GPL-3.0-or-later
/// Module files as distributions ship them: plain, or compressed by xz or zstd.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// The bytes of a .ko, by what the bytes begin with. `name` is used in errors. malformed: a stream that is broken or
/// that grows beyond any module's size; gzip, which no distribution of servers uses.
[[nodiscard]] Result<std::string> unpacked(std::string bytes, std::string_view name);

}  // namespace ocks
