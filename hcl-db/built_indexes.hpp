// SPDX-License-Identifier: GPL-3.0-or-later
/// What it took to keep the index up to date, for those who watch a server.
#pragma once

#include "hcl-db/decisions/level.hpp"

#include <chrono>
#include <cstdint>
#include <map>

namespace ocks {

struct BuiltIndexes {
    std::uint64_t count = 0;
    std::chrono::nanoseconds last{};  ///< reading the store included
    std::chrono::nanoseconds total{};
    std::int64_t change_seq = 0;               ///< that the last one is of
    std::map<Status, std::uint64_t> listings;  ///< of the last one, those under embargo included

    friend bool operator==(const BuiltIndexes&, const BuiltIndexes&) = default;
};

}  // namespace ocks
