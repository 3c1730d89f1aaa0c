// SPDX-License-Identifier: GPL-3.0-or-later
/// Where a check learns what is certified: a file, a URL, or an HCL that is asked card by card.
#pragma once

#include "core/command.hpp"
#include "drivers-matrix/check/claimant.hpp"
#include "drivers-matrix/check/hcl.hpp"

#include <set>
#include <string>

namespace ocks::verbs {

class HclSource {
public:
    /// A file, the URL of one, or the address of an HCL: a URL without a path. Reads the first two at once.
    /// `runner` asks the net, and outlives the source.
    [[nodiscard]] static Result<HclSource> open(const std::string& place, Runner& runner);

    /// Asks for the cards of a machine that were not asked for before. Files hold all that they have.
    [[nodiscard]] Result<void> learn(const Candidate& candidate);

    [[nodiscard]] const Hcl& hcl() const { return m_hcl; }

private:
    explicit HclSource(Runner& runner) : m_runner(&runner) {}

    Runner* m_runner;
    std::string m_base;  ///< of an HCL; empty for a file
    std::set<std::string, std::less<>> m_asked;
    Hcl m_hcl;
};

}  // namespace ocks::verbs
