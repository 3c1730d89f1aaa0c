// SPDX-License-Identifier: GPL-3.0-or-later
/// Why something was refused, for a program and for a person; after RFC 9457.
#pragma once

#include <string>
#include <vector>

namespace ocks {

struct Problem {
    unsigned status = 500;            ///< of HTTP, whoever asks
    std::string code;                 ///< one word for programs: "claims-differ"
    std::string title;                ///< what kind of thing this is; the same for each of its code
    std::string detail;               ///< what is the matter this time
    std::vector<std::string> errors;  ///< when it is more than one thing

    friend bool operator==(const Problem&, const Problem&) = default;
};

}  // namespace ocks
