// SPDX-License-Identifier: GPL-3.0-or-later
/// Watchdog timers.
///
///   watchdog0/identity           "iTCO_wdt"
///   watchdog0/timeout            "30"
///   watchdog0/device/driver   -> ../../../../bus/platform/drivers/iTCO_wdt
///
/// Documentation/ABI/testing/sysfs-class-watchdog in the kernel.
#include "probes/probe.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr auto attributes = std::to_array<Attribute>({
    {"identity", "identity"},
    {"timeout", "timeout_seconds", Form::number},
    {"device/driver", "driver", Form::link_name},
});

}  // namespace

extern constinit const Probe watchdog{
    .id = "watchdog",
    .summary = "watchdog timers",
    .directory = "/sys/class/watchdog",
    .attributes = attributes,
};

}  // namespace ocks::probes
