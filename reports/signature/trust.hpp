// SPDX-License-Identifier: GPL-3.0-or-later
/// Whom one believes: a file of public keys, one a line, each with the time in which it may sign.
///
///     # the vendor acme, and its key of last year
///     hcl.example/vendors/acme+1a2b3c4d+AQ… from=2026-01-01T00:00:00Z
///     hcl.example/vendors/acme+9f8e7d6c+AQ… until=2026-02-01T00:00:00Z revoked=2026-01-20T00:00:00Z
#pragma once

#include "core/result.hpp"
#include "reports/signature/key.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Blank lines and lines that start with '#' are comments. No key may stand twice.
[[nodiscard]] Result<std::vector<VerifierKey>> parse_trust(std::string_view text, std::string_view name);
[[nodiscard]] Result<std::vector<VerifierKey>> load_trust(const std::string& path);

/// A line of such a file.
[[nodiscard]] std::string trust_line(const VerifierKey& key);

}  // namespace ocks
