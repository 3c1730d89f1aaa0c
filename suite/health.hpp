// SPDX-License-Identifier: GPL-3.0-or-later
/// The health gate: what the machine says about itself before and after a step, as measurements that the policy's
/// health criteria are held against.
#pragma once

#include "core/measurement.hpp"
#include "core/sysroot.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

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

struct HealthReport {
    std::vector<Measurement> measured;
    std::vector<std::string> findings;  ///< one line for each thing that changed or was logged

    friend bool operator==(const HealthReport&, const HealthReport&) = default;
};

/// `log` is what the kernel printed in between; nothing if it could not be read, and then it is not measured.
[[nodiscard]] HealthReport
compare(const Health& before, const Health& after, const Result<std::string>& log, std::chrono::milliseconds time);

/// The number behind "TOTAL_ERR_FATAL" in aer_dev_fatal and its siblings.
[[nodiscard]] Result<std::uint64_t> parse_aer_total(std::string_view text);

/// The sum of a row of /proc/interrupts, such as "MCE:"; absent if there is no such row.
[[nodiscard]] Result<std::uint64_t> interrupt_total(std::string_view interrupts, std::string_view row);

}  // namespace ocks
