// SPDX-License-Identifier: GPL-3.0-or-later
/// What a bundle holds and who says so: the text that is signed. docs/report-format.md has its grammar.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

inline constexpr std::size_t largest_manifest = 256U << 10U;

struct ManifestFile {
    std::string path;
    std::uint64_t bytes = 0;
    std::string sha256;

    friend bool operator==(const ManifestFile&, const ManifestFile&) = default;
};

struct Manifest {
    std::string origin;  ///< the HCL it is meant for; it is useless elsewhere
    std::string vendor;
    ManifestFile report;
    std::vector<ManifestFile> files;  ///< all others, sorted by path
    std::string schema_version;
    std::string schema_sha256;
    std::string policy_id;
    std::string policy_version;
    std::string policy_sha256;
    std::string suite_version;
    std::string suite_sha256;
    std::string created;  ///< UTC, RFC 3339

    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// Whom a key speaks for: "acme" of "hcl.example/vendors/acme", and of "acme".
[[nodiscard]] std::string_view vendor_of(std::string_view key_name);

[[nodiscard]] std::string to_text(const Manifest& manifest);

/// Accepts only what to_text() writes, byte for byte.
[[nodiscard]] Result<Manifest> parse_manifest(std::string_view text);

}  // namespace ocks
