// SPDX-License-Identifier: GPL-3.0-or-later
/// What waits for a maintainer, with what he should know before he decides.
#pragma once

#include "hcl-db/listing.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct Pending {
    Listing listing;
    Level reachable = Level::none;          ///< the highest that its evidence bears
    std::vector<std::string> in_the_way;    ///< of the level above that
    std::vector<std::string> observations;  ///< one line each: what other listings say about this machine

    friend bool operator==(const Pending&, const Pending&) = default;
};

/// Candidates, the longest waiting first. The listings are all there are, as settled() leaves them.
[[nodiscard]] std::vector<Pending> queue_of(std::span<const Listing> listings, std::string_view now);

/// The same about one listing, whatever was decided of it.
[[nodiscard]] Pending pending_of(const Listing& listing, std::span<const Listing> listings, std::string_view now);

}  // namespace ocks
