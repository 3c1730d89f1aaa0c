// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// Documentation/ABI/testing/sysfs-bus-pci, msi_bus: for the driver that binds next.
constexpr std::string_view take_messages_away = R"(#!/bin/sh
for port in /sys/class/net/*/device; do
    device=$(readlink -f "$port")
    driver=$(readlink -f "$device/driver")
    echo 0 > "$device/msi_bus"
    echo "${device##*/}" > "$driver/unbind"
    echo "${device##*/}" > "$driver/bind"
    exit
done
)";

}  // namespace

extern const Fault no_msi;
const Fault no_msi{
    .id = "no-msi",
    .summary = "the first network card may not send its interrupts as messages, and its driver takes a pin",
    .evidence = "driver.interrupts fails on that card",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        strike(setup, "no-msi", take_messages_away, {});
        return {};
    },
};

}  // namespace ocks::faults
