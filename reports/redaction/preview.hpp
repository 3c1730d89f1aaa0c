// SPDX-License-Identifier: GPL-3.0-or-later
/// What redaction changed, line by line, so that its owner sees what would leave the machine before it does.
#pragma once

#include "reports/redaction/redaction.hpp"

#include <string>
#include <vector>

namespace ocks {

struct Replacement {
    std::string where;   ///< "nvme nvme0: serial", "logs/kernel.txt:12"
    std::string before;  ///< the secret; for its owner's eyes
    std::string after;

    friend bool operator==(const Replacement&, const Replacement&) = default;
};

/// `after` is what redacted() made of `before`. In the order in which things stand there.
[[nodiscard]] std::vector<Replacement> replacements(const Findings& before, const Findings& after);

}  // namespace ocks
