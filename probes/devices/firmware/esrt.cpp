// SPDX-License-Identifier: GPL-3.0-or-later
/// Firmware that UEFI can update, with its versions.
///
///   entries/entry0/fw_class                       "ddc0ee61-e7f0-4e7d-acc5-c070a398838e"
///   entries/entry0/fw_type                        "1": of the system; 2: of a device; 3: a UEFI driver
///   entries/entry0/fw_version                     "65548"
///   entries/entry0/lowest_supported_fw_version    "65536"
///   entries/entry0/last_attempt_status            "0"
///
/// Documentation/ABI/testing/sysfs-firmware-efi-esrt in the kernel.
#include "probes/probe.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr auto attributes = std::to_array<Attribute>({
    {"fw_class", "class"},
    {"fw_type", "type", Form::number},
    {"fw_version", "version", Form::number},
    {"lowest_supported_fw_version", "lowest_supported_version", Form::number},
    {"last_attempt_version", "last_attempt_version", Form::number},
    {"last_attempt_status", "last_attempt_status", Form::number},
});

}  // namespace

extern constinit const Probe esrt{
    .id = "esrt",
    .summary = "firmware that UEFI can update",
    .directory = "/sys/firmware/efi/esrt/entries",
    .attributes = attributes,
};

}  // namespace ocks::probes
