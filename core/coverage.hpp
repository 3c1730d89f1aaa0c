// SPDX-License-Identifier: GPL-3.0-or-later
/// Which devices of an inventory the records of a run speak for. A device that is neither tested nor
/// exempt by a named rule blocks the certificate.
#pragma once

#include "core/inventory.hpp"
#include "core/policy.hpp"
#include "core/record.hpp"

#include <span>
#include <string>
#include <vector>

namespace ocks {

enum class Cover {
    tested,     ///< every test of its rule passed on it
    exempt,     ///< a rule says why it need not be tested
    uncovered,  ///< no rule, or a test of its rule has no pass
};

struct Covered {
    std::string kind = {};
    std::string device = {};
    Cover cover = Cover::uncovered;
    std::string rule = {};    ///< the rule's name; empty if none matched
    std::string reason = {};  ///< of an exemption, or what is missing

    friend bool operator==(const Covered&, const Covered&) = default;
};

/// One line for each device of a kind that some rule speaks of, in the order of the inventory.
/// Only tests of the profile can be asked for: the others could not have run.
[[nodiscard]] std::vector<Covered> coverage_of(const Inventory& inventory,
                                               const Policy& policy,
                                               std::string_view profile,
                                               std::span<const Record> records);

[[nodiscard]] std::string_view to_string(Cover cover);

}  // namespace ocks
