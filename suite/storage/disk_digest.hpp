// SPDX-License-Identifier: GPL-3.0-or-later
/// What a disk holds at its beginning, so that it can be compared after the disk was away. Nothing is written.
#pragma once

#include "core/sysroot.hpp"

#include <cstdint>
#include <string>

namespace ocks {

/// SHA-256 of the first `bytes`, read from the disk itself and not from memory. A recording holds it as the answer
/// "disk/NAME/sha256".
[[nodiscard]] Result<std::string> digest_of_disk(const Sysroot& root, const std::string& name, std::uint64_t bytes);

}  // namespace ocks
