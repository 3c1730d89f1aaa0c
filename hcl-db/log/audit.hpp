// SPDX-License-Identifier: GPL-3.0-or-later
/// What anybody can do with the published files of an HCL: build its log again, follow every decision, derive every
/// listing from its evidence, and hold all of it against what the HCL shows.
#pragma once

#include "core/result.hpp"
#include "hcl-db/policies.hpp"
#include "reports/signature/key.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::log {

/// The content of a path of the HCL, "/log/checkpoint"; absent for a 404.
using Fetch = std::function<Result<std::string>(const std::string& path)>;

struct AuditKeys {
    std::span<const VerifierKey> log;
    std::span<const VerifierKey> maintainers;
};

struct Audit {
    std::string origin;
    std::uint64_t entries = 0;
    std::size_t listings = 0;
    std::size_t decisions = 0;
    std::vector<std::string> differences;  ///< one line each; empty is what one wants
};

/// An error only if the log itself cannot be read: all else that is wrong is a difference.
[[nodiscard]] Result<Audit>
audit(const Fetch& fetch, const AuditKeys& keys, const Policies& policies, std::string_view now);

}  // namespace ocks::log
