// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether a store's log and decisions hold together, for its operator; an auditor, who has less at hand, trusts less.
#pragma once

#include "hcl-db/store/store.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ocks::log {

struct LogCheck {
    std::uint64_t entries = 0;
    std::uint64_t decisions = 0;
    std::vector<std::string> damage;  ///< one line each; none is what one wants
};

/// Every listing and every decision has its entry and every entry its listing or decision; each decision is the note
/// that it is named by, and may follow those before it; the log still has the root that its last checkpoint was signed
/// for. Whether a signature is good is for those to ask who have the keys.
[[nodiscard]] Result<LogCheck> check_log(Store& store);

}  // namespace ocks::log
