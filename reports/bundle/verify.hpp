// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether a bundle can be believed, step by step and without a network.
#pragma once

#include "reports/bundle/bundle.hpp"
#include "reports/bundle/ticket.hpp"
#include "reports/report.hpp"
#include "reports/signature/key.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct VerifyStep {
    std::string what;  ///< "signature"
    bool good = false;
    std::string detail;  ///< what was found, or why it is not good

    friend bool operator==(const VerifyStep&, const VerifyStep&) = default;
};

struct Verification {
    std::vector<VerifyStep> steps;  ///< up to and with the first that is not good
    std::vector<std::string> signers;
    std::optional<Bundle> bundle;  ///< there if every step is good, and so is the report
    std::optional<Report> report;

    [[nodiscard]] bool good() const { return report.has_value(); }
};

/// container, signature, ticket (if it carries one), report, agreement of report and manifest, logs, verdicts: in
/// this order. Keys must have been valid when the bundle was made. Without `is_used` a ticket may have been used.
/// Whoever signs for a vendor has a key of that name: "acme", or "hcl.example/vendors/acme".
/// A good bundle is what its signer says. Whether it is a certificate is for a policy to judge.
[[nodiscard]] Verification
verify(std::string_view bytes, std::span<const VerifierKey> trusted, const IsUsed& is_used = {});

}  // namespace ocks
