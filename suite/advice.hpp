// SPDX-License-Identifier: GPL-3.0-or-later
/// What to do next: for each test that did not pass, the command or the thing that would lift it.
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

struct Advice {
    std::string action;              ///< in English; console::Words::sentence() knows it
    std::vector<std::string> lifts;  ///< "nvme.io nvme0", "nic eth0"

    friend bool operator==(const Advice&, const Advice&) = default;
};

struct AdviceContext {
    const Inventory& inventory;
    const Policy& policy;
    std::string_view profile;
    std::string_view directory = {};  ///< of the run; empty for a plan
};

/// In the order in which they are met. What nothing lifts (a test that does not apply) has none.
[[nodiscard]] std::vector<Advice>
advice_for(std::span<const Record> records, std::span<const Covered> coverage, const AdviceContext& context);

}  // namespace ocks
