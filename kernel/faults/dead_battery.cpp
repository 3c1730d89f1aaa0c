// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault dead_battery;
const Fault dead_battery{
    .id = "dead-battery",
    .summary = "the clock of the board has lost the time and begins in the year 2000, as with a dead battery",
    .evidence = "clock.rtc fails: the time is from before the firmware was made",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        setup.model.arguments.emplace_back("-rtc base=2000-01-01T00:00:00");
        return {};
    },
};

}  // namespace ocks::faults
