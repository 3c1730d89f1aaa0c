// SPDX-License-Identifier: GPL-3.0-or-later
/// Files of our own: policies, reports, journals. The kernel's are read through Sysroot.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// malformed if it is larger than `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t limit = 256U << 20U);

/// Whole or not at all: written beside the target, synced, renamed. `mode` is that of a new file.
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view content, unsigned mode = 0644);

/// With its parents, as mkdir -p.
[[nodiscard]] Result<void> make_directory(const std::string& path);

}  // namespace ocks
