// SPDX-License-Identifier: GPL-3.0-or-later
/// What a certificate is good for: a release, an architecture, later builds of the same kernel stream, a time.
#pragma once

#include <string>

namespace ocks {

struct ValidFor {
    std::string release;       ///< "ocks-2611"; empty if the kernel is of none that this HCL knows
    std::string level;         ///< "L1"
    std::string stream;        ///< "6.12-2611": builds of it are later ones of the same
    std::string architecture;  ///< "x86_64"
    std::string from;          ///< UTC, RFC 3339; empty before an award
    std::string until;

    friend bool operator==(const ValidFor&, const ValidFor&) = default;
};

}  // namespace ocks
