// SPDX-License-Identifier: GPL-3.0-or-later
/// What the machine says about its own health: read before and after each step.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace ocks {

/// Counters that only ever grow, by what they count and where ("aer_fatal" of "0000:3b:00.0"), and states that
/// should not change ("link" of "0000:3b:00.0" is "8.0 GT/s PCIe x4").
struct Health {
    std::map<std::string, std::map<std::string, std::uint64_t>, std::less<>> counters;
    std::map<std::string, std::string, std::less<>> links;
    std::uint64_t taint = 0;

    friend bool operator==(const Health&, const Health&) = default;
};

[[nodiscard]] Health health_of(const Sysroot& root);

/// The number behind "TOTAL_ERR_FATAL" in aer_dev_fatal and its siblings.
[[nodiscard]] Result<std::uint64_t> parse_aer_total(std::string_view text);

/// The sum of a row of /proc/interrupts, such as "MCE:"; absent if there is no such row.
[[nodiscard]] Result<std::uint64_t> interrupt_total(std::string_view interrupts, std::string_view row);

}  // namespace ocks
