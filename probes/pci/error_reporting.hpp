// SPDX-License-Identifier: GPL-3.0-or-later
/// The kernel's counters of PCI Express errors.
///
///   aer_dev_correctable    "RxErr 0\nBadTLP 3\n…TOTAL_ERR_COR 3\n"
///
/// Documentation/ABI/testing/sysfs-bus-pci-devices-aer_stats in the kernel.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct ErrorCounters {
    std::uint64_t total = 0;
    std::vector<std::string> seen = {};  ///< "BadTLP=3": those that are not 0

    friend bool operator==(const ErrorCounters&, const ErrorCounters&) = default;
};

[[nodiscard]] Result<ErrorCounters> parse_error_counters(std::string_view text);

}  // namespace ocks
