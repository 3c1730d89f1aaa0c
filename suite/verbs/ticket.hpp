// SPDX-License-Identifier: GPL-3.0-or-later
/// The ticket that a run carries into its bundle.
#pragma once

#include "core/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace ocks::verbs {

struct CarriedTicket {
    std::string origin = "ocks-hcl";  ///< the HCL that the bundle is for
    std::string note = {};            ///< the ticket as it was given; empty if nobody gave one
};

/// Whatever an HCL would refuse for sure is refused before the run rather than after it: a ticket of another vendor,
/// and one that is not valid now. Whether it was used before, only the HCL knows. Without a path there is none.
[[nodiscard]] Result<CarriedTicket>
carried_ticket(const std::string& path, std::string_view vendor, std::chrono::system_clock::time_point now);

}  // namespace ocks::verbs
