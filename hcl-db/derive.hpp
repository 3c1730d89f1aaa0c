// SPDX-License-Identifier: GPL-3.0-or-later
/// A listing's facts from what is published and nothing else: the bundle, what the log says of it, and a policy.
#pragma once

#include "core/policy.hpp"
#include "core/result.hpp"
#include "hcl-db/listing.hpp"
#include "reports/transparency/entry.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace ocks {

/// The policy of this digest; absent if it is not at hand.
using PolicyOf = std::function<Result<Policy>(const std::string& sha256)>;

struct Derived {
    Listing facts;
    std::string report_xml;
};

/// `bytes` are a bundle. malformed if it is not the one that was logged, or claims something else than its measurements
/// say. Who has signed it was checked when it was received, and the log says who that was.
[[nodiscard]] Result<Derived>
derive(std::string_view bytes, const log::SubmissionEntry& entry, const PolicyOf& policy_of);

}  // namespace ocks
