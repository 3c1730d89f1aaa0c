// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// QEMU presses the slot's attention button; the kernel waits five seconds before it takes the power away.
constexpr std::string_view wait_until_gone = R"sh(#!/bin/sh
count() { ls /sys/class/nvme | wc -l; }
before=$(count)
looks=0
while [ "$(count)" = "$before" ] && [ $looks -lt 150 ]; do
    looks=$((looks + 1))
    sleep 0.2
done
)sh";

}  // namespace

extern const Fault nvme_unplug;
const Fault nvme_unplug{
    .id = "nvme-unplug",
    .summary = "an NVMe drive is pulled out of its slot; target: its id in the model",
    .evidence = "the kernel logs the removal, and the inventory has no such drive",
    .verdict = "device-removed",
    .apply = [](Setup& setup, std::string_view id) -> Result<void> {
        return struck_hotplug(setup, id).map(
            [&](const std::string& device) { strike(setup, "nvme-unplug", wait_until_gone, {removal_of(device)}); });
    },
};

}  // namespace ocks::faults
