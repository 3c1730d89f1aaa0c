// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/evidence.hpp"

#include "reports/xml/xml.hpp"

#include <utility>

namespace ocks {

Result<Evidence> evidence_of(const Listing& listing, const Blobs& blobs)
{
    const auto xml = blobs.get(listing.report_sha256);
    if (!xml)
        return Failure(xml.error());
    const auto toml = blobs.get(listing.policy_sha256);
    if (!toml)
        return Failure(toml.error());
    auto report = from_xml(*xml);
    if (!report)
        return Failure(report.error());
    auto policy = parse_policy(*toml, listing.policy_id + " " + listing.policy_version);
    if (!policy)
        return Failure(policy.error());
    Judged judged = judged_by(*policy, *report);
    return Evidence{.report = *std::move(report), .policy = *std::move(policy), .judged = std::move(judged)};
}

}  // namespace ocks
