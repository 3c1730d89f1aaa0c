// SPDX-License-Identifier: GPL-3.0-or-later
/// The whole of a listing, read from its stored report and judged by its stored policy once more.
#pragma once

#include "core/policy.hpp"
#include "hcl-db/judged.hpp"
#include "hcl-db/listing.hpp"
#include "hcl-db/store/blobs.hpp"
#include "reports/report.hpp"

namespace ocks {

struct Evidence {
    Report report;
    Policy policy;
    Judged judged;
};

/// What anybody can do with the files that are offered for download; here it makes the page.
[[nodiscard]] Result<Evidence> evidence_of(const Listing& listing, const Blobs& blobs);

}  // namespace ocks
