// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// The SATA driver is told that it knows the watchdog, finds nothing there to drive, and fails at it. Then the watchdog
// gets its own driver back, so that nothing but the kernel log tells.
constexpr std::string_view fail_once = R"(#!/bin/sh
own='/sys/bus/pci/drivers/i6300ESB timer'
wrong=/sys/bus/pci/drivers/ahci
for device in "$own"/0000:*; do
    address=${device##*/}
    echo "$address" > "$own/unbind"
    echo '8086 25ab' > $wrong/new_id
    echo '8086 25ab' > $wrong/remove_id
    echo "$address" > "$own/bind"
done
)";

}  // namespace

extern const Fault failed_probe;
const Fault failed_probe{
    .id = "failed-probe",
    .summary = "a driver that says it knows the watchdog cannot start it",
    .evidence = "the kernel logs the failed probe, and driver.probe fails",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        return struck_device(setup, "i6300esb", {}).map([&](const std::string&) {
            strike(setup, "failed-probe", fail_once, {});
        });
    },
};

}  // namespace ocks::faults
