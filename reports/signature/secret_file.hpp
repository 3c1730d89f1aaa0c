// SPDX-License-Identifier: GPL-3.0-or-later
/// Files that only their owner may read: signing keys and redaction keys.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// A new file of mode 0600. denied if there is one already: a key that is written over is lost.
[[nodiscard]] Result<void> create_secret(const std::string& path, std::string_view content);

/// denied if group or others may do anything with it, malformed above 64 KiB or if it is no regular file.
[[nodiscard]] Result<std::string> read_secret(const std::string& path);

}  // namespace ocks
