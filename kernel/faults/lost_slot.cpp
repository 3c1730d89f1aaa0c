// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// The slot is switched off by the hot-plug driver as soon as the kernel has let go of the card in it.
constexpr std::string_view switch_off = R"(#!/bin/sh
is_in_use()
{
    [ WHEN = removed ] || { read -r state < "$controller/state" && [ "$state" = live ]; }
}
for controller in /sys/class/nvme/*; do
    read -r serial rest < "$controller/serial"
    [ "$serial" = SERIAL ] || continue
    device=$(readlink -f "$controller/device")
    address=${device##*/}
    for slot in /sys/bus/pci/slots/*; do
        read -r place < "$slot/address"
        [ "$place" = "${address%.*}" ] || continue
        while [ -e "$device" ] && is_in_use; do :; done 2> /dev/null && echo 0 > "$slot/power" &
        exit
    done
done
echo "ocks-init: the drive SERIAL is in no slot" > /dev/kmsg
)";

void replace_all(std::string& script, std::string_view placeholder, std::string_view text)
{
    for (auto at = script.find(placeholder); at != std::string::npos; at = script.find(placeholder, at + text.size()))
        script.replace(at, placeholder.size(), text);
}

}  // namespace

extern const Fault lost_slot;
const Fault lost_slot{
    .id = "lost-slot",
    .summary =
        "the slot of an NVMe drive loses its power as soon as the drive is reset or let go, or with '@removed' only "
        "when the kernel forgets it; target: its id, drive1 or drive1@removed",
    .evidence = "the drive does not come back: nvme.reset, driver.reload and pcie.recover fail on it",
    .apply = [](Setup& setup, std::string_view target) -> Result<void> {
        constexpr std::string_view only_if_removed = "@removed";
        const bool removed = target.ends_with(only_if_removed);
        const std::string_view id = target.substr(0, target.size() - (removed ? only_if_removed.size() : 0));
        return struck_hotplug(setup, id).map([&](const std::string& device) {
            std::string script{switch_off};
            replace_all(script, "SERIAL", property_of(device, "serial"));
            replace_all(script, "WHEN", removed ? "removed" : "idle");
            strike(setup, "lost-slot-" + property_of(device, "id"), script, {});
        });
    },
};

}  // namespace ocks::faults
