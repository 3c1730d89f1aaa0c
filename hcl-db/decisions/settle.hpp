// SPDX-License-Identifier: GPL-3.0-or-later
/// A listing as its decisions leave it. A pure function of what its report shows, the decisions, and a moment, so
/// that anybody who has the three comes to the same.
#pragma once

#include "core/result.hpp"
#include "hcl-db/decisions/decision.hpp"
#include "hcl-db/listing.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// For how long a certificate holds at most.
inline constexpr int months_of_validity = 36;

/// `decisions` are those of this listing, the oldest first. A decision that the evidence does not bear has no effect:
/// it stays in the history, and reads as one that was not followed.
[[nodiscard]] Listing settled(Listing facts, std::vector<Decision> decisions, std::string_view now);

/// When the listing will next be another one though nobody decides anything: an embargo or a waiver ends, or its time
/// is over. Empty if never.
[[nodiscard]] std::string next_turn(const Listing& listing, std::string_view now);

/// What is in the way of this level: the reasons of the conclusion that no waiver covers at `now`, and what the level
/// itself asks for. Empty is what one wants.
[[nodiscard]] std::vector<std::string>
obstacles(const Listing& facts, std::span<const Decision> decisions, Level level, std::string_view now);

/// How many maintainers have to sign it.
[[nodiscard]] std::size_t signers_needed(const Decision& decision);

/// denied, with the reason, if this decision cannot follow those that were made: not the next of its chain, too few
/// signers, an award that the evidence does not bear, or anything after a revocation.
[[nodiscard]] Result<void> may_follow(const Listing& facts, std::span<const Decision> decisions, const Decision& next);

}  // namespace ocks
