// SPDX-License-Identifier: GPL-3.0-or-later
/// What an NVMe controller says about its own health.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ocks {

/// SMART / Health Information, log page 02h: NVM Express base specification 2.0, figure 207.
struct SmartLog {
    std::uint8_t critical_warning = 0;
    std::uint16_t temperature_kelvin = 0;
    std::uint8_t available_spare_percent = 0;
    std::uint8_t spare_threshold_percent = 0;
    std::uint8_t used_percent = 0;
    double media_errors = 0;  ///< 128 bits in the log; more than a double counts is more than a drive lives
    double unsafe_shutdowns = 0;
    double power_on_hours = 0;

    friend bool operator==(const SmartLog&, const SmartLog&) = default;
};

inline constexpr std::size_t smart_log_bytes = 512;

[[nodiscard]] Result<SmartLog> parse_smart_log(std::string_view page);

/// The bits of `critical_warning` as clauses; "none" if there is none.
[[nodiscard]] std::string warning_text(std::uint8_t critical_warning);

/// Asks the controller /dev/NAME. A recording holds it as the answer "nvme/NAME/smart".
[[nodiscard]] Result<SmartLog> read_smart_log(const Sysroot& root, const std::string& controller);

}  // namespace ocks
