// SPDX-License-Identifier: GPL-3.0-or-later
/// The smallest useful subset of POSIX ustar: regular files, no owners, no times, no room for anything else.
/// The same entries always make the same bytes, and only those bytes are read back.
#pragma once

#include "core/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct TarEntry {
    std::string path;  ///< at most 100 bytes
    std::string content;

    friend bool operator==(const TarEntry&, const TarEntry&) = default;
};

[[nodiscard]] Result<std::string> write_tar(std::span<const TarEntry> entries);

/// malformed unless write_tar() of the entries would make exactly these bytes.
[[nodiscard]] Result<std::vector<TarEntry>> read_tar(std::string_view bytes, std::size_t most_entries);

}  // namespace ocks
