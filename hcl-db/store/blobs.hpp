// SPDX-License-Identifier: GPL-3.0-or-later
/// Bundles, reports and policies as files that are named by their SHA-256.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

class Blobs {
public:
    /// The directory need not exist until something is put there.
    explicit Blobs(std::string directory) : m_directory(std::move(directory)) {}

    /// Answers with the name. Whole and synced, or not there; what is there already is left alone.
    [[nodiscard]] Result<std::string> put(std::string_view bytes) const;

    /// malformed if the bytes are no longer those of the name.
    [[nodiscard]] Result<std::string> get(std::string_view sha256) const;

    /// The names of all files, sorted.
    [[nodiscard]] Result<std::vector<std::string>> list() const;

private:
    [[nodiscard]] std::string directory_of(std::string_view sha256) const;

    std::string m_directory;
};

}  // namespace ocks
