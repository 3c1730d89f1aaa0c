// SPDX-License-Identifier: GPL-3.0-or-later
/// Real-time clocks.
///
///   rtc0/name              "rtc_cmos rtc_cmos"
///   rtc0/hctosys           "1": the kernel set its time by this one
///   rtc0/device/driver  -> ../../../bus/platform/drivers/rtc_cmos
///
/// Documentation/admin-guide/rtc.rst in the kernel.
#include "probes/probe.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr auto attributes = std::to_array<Attribute>({
    {"name", "model"},
    {"hctosys", "sets_system_time", Form::number},
    {"device/driver", "driver", Form::link_name},
});

}  // namespace

extern constinit const Probe rtc{
    .id = "rtc",
    .summary = "real-time clocks",
    .directory = "/sys/class/rtc",
    .attributes = attributes,
};

}  // namespace ocks::probes
