// SPDX-License-Identifier: GPL-3.0-or-later
/// What an HCL writes into its log. Only digests of a submission: the evidence itself can still be taken down. Notes of
/// maintainers stand there whole.
///
///     ocks-entry/v1
///     kind submission
///     bundle 77ab…
///     bytes 358210
///     report 8c1f…
///     vendor acme
///     signer hcl.example/vendors/acme
///     received 2026-02-11T12:00:00Z
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ocks::log {

/// tlog-tiles gives an entry two bytes for its length.
inline constexpr std::size_t largest_entry = 65535;

struct SubmissionEntry {
    std::string bundle_sha256;
    std::uint64_t bytes = 0;
    std::string report_sha256;
    std::string vendor;
    std::string signer;
    std::string received;  ///< UTC, RFC 3339: all else follows from the bundle

    friend bool operator==(const SubmissionEntry&, const SubmissionEntry&) = default;
};

[[nodiscard]] std::string to_text(const SubmissionEntry& entry);
[[nodiscard]] Result<SubmissionEntry> parse_submission_entry(std::string_view text);

/// "ocks-entry/v1", "kind decision", an empty line, the note. The kind is one word.
[[nodiscard]] std::string note_entry(std::string_view kind, std::string_view note);

/// The word behind "kind "; empty if it is no entry.
[[nodiscard]] std::string_view kind_of(std::string_view entry);

/// What stands behind the empty line; empty if there is none.
[[nodiscard]] std::string_view note_of(std::string_view entry);

}  // namespace ocks::log
