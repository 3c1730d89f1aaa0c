// SPDX-License-Identifier: GPL-3.0-or-later
/// What a run finds on the server it is on: rights, tools, memory, cables, what is in use.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"
#include "suite/plan.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ocks {

/// What the operator said.
struct Consent {
    std::vector<std::string> grants = {};  ///< --allow-destroy SERIAL
    std::vector<Cable> cables = {};        ///< --cable eth0:eth1; if there are none they are looked for
    Harm harm = Harm::destroys_data;
    std::uint64_t seed = 1;
    bool find_cables = true;  ///< may send a probe frame out of each port that nobody uses
};

/// On a root that is not live nothing is touched and nothing is granted.
[[nodiscard]] Allowed look_around(const Sysroot& root,
                                  const Inventory& inventory,
                                  std::span<const TestCase* const> cases,
                                  const Consent& consent);

}  // namespace ocks
