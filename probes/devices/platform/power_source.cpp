// SPDX-License-Identifier: GPL-3.0-or-later
/// Mains, batteries and uninterruptible supplies that a driver speaks with. The supplies that the firmware lists are
/// of kind power_supply.
///
///   AC/type            "Mains"
///   AC/online          "1"
///   BAT0/capacity      "98", in percent
///   BAT0/technology    "Li-ion"
///
/// Documentation/ABI/testing/sysfs-class-power in the kernel.
#include "probes/probe.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr auto attributes = std::to_array<Attribute>({
    {"type", "type"},
    {"scope", "scope"},
    {"online", "online", Form::number},
    {"present", "present", Form::number},
    {"status", "status"},
    {"capacity", "charge_percent", Form::number},
    {"technology", "technology"},
    {"manufacturer", "manufacturer"},
    {"model_name", "model"},
    {"serial_number", "serial"},
});

}  // namespace

extern constinit const Probe power_source{
    .id = "power_source",
    .summary = "mains, batteries and uninterruptible supplies",
    .directory = "/sys/class/power_supply",
    .attributes = attributes,
};

}  // namespace ocks::probes
