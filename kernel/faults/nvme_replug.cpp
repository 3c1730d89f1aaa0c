// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

constexpr std::string_view wait_until_back = R"sh(#!/bin/sh
count() { ls /sys/class/nvme | wc -l; }
before=$(count)
looks=0
while [ "$(count)" = "$before" ] && [ $looks -lt 150 ]; do
    looks=$((looks + 1))
    sleep 0.2
done
while [ "$(grep -lx live /sys/class/nvme/*/state 2> /dev/null | wc -l)" -lt "$before" ] && [ $looks -lt 300 ]; do
    looks=$((looks + 1))
    sleep 0.2
done
)sh";

}  // namespace

extern const Fault nvme_replug;
const Fault nvme_replug{
    .id = "nvme-replug",
    .summary = "an NVMe drive is pulled out of its slot and put back in; target: its id in the model",
    .evidence = "the kernel logs the removal and the new card, and the drive works again",
    .verdict = "device-replugged",
    .apply = [](Setup& setup, std::string_view id) -> Result<void> {
        return struck_hotplug(setup, id).map([&](const std::string& device) {
            strike(setup, "nvme-replug", wait_until_back, {removal_of(device)});
            setup.reactions.push_back(
                {.mark = "DEVICE_DELETED " + property_of(device, "id"), .commands = {insertion_of(device)}});
        });
    },
};

}  // namespace ocks::faults
