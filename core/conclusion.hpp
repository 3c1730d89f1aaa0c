// SPDX-License-Identifier: GPL-3.0-or-later
/// All records of a run added up to one word. It decides nothing that judge() has not decided.
#pragma once

#include "core/coverage.hpp"
#include "core/inventory.hpp"
#include "core/policy.hpp"
#include "core/record.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// From best to worst, and the worst one counts.
enum class Standing {
    pass,        ///< every blocking test passed wherever it applies, and every device is covered
    incomplete,  ///< something that is asked for was skipped, broken or never run
    fail,        ///< evidence against the hardware
};

struct Conclusion {
    Standing standing = Standing::incomplete;
    std::vector<std::string> reasons = {};  ///< one clause for each thing that is in the way of a pass

    friend bool operator==(const Conclusion&, const Conclusion&) = default;
};

/// A pass takes at least one blocking test that passed. A profile that the policy does not know is incomplete.
[[nodiscard]] Conclusion
conclude(const Inventory& inventory, const Policy& policy, std::string_view profile, std::span<const Record> records);

[[nodiscard]] std::string_view to_string(Standing standing);

}  // namespace ocks
