// SPDX-License-Identifier: GPL-3.0-or-later
/// Interfaces to the baseboard management controller, and what the controller says of itself.
///
///   ipmi0/device/type                     "kcs"
///   ipmi0/device/bmc/firmware_revision    "4.40"
///   ipmi0/device/bmc/ipmi_version         "2.0"
///   ipmi0/device/bmc/manufacturer_id      "0x0002a2"
///
/// Documentation/ABI/testing/sysfs-devices-platform-ipmi in the kernel.
#include "probes/probe.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr auto attributes = std::to_array<Attribute>({
    {"device/type", "interface"},
    {"device/driver", "driver", Form::link_name},
    {"device/bmc/firmware_revision", "firmware"},
    {"device/bmc/ipmi_version", "ipmi_version"},
    {"device/bmc/manufacturer_id", "manufacturer_id"},
    {"device/bmc/product_id", "product_id"},
    {"device/bmc/device_id", "device_id"},
    {"device/bmc/guid", "guid"},
});

}  // namespace

extern constinit const Probe ipmi{
    .id = "ipmi",
    .summary = "IPMI interfaces",
    .directory = "/sys/class/ipmi",
    .attributes = attributes,
};

}  // namespace ocks::probes
