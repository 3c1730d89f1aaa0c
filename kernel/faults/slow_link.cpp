// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// QEMU 7.2 gives every endpoint a link of one lane at 2.5 GT/s that always runs at its best, and no property to
// change either. So the link is slowed down where the suite reads it: the attributes of the first NVMe
// controller and of the port above it say that both ends can do more than they agreed upon.
constexpr std::string_view cover_attributes = R"(#!/bin/sh
controller=$(readlink -f /sys/class/nvme/nvme0/device)
port=${controller%/*}
mkdir -p /run/ocks/link
echo '8.0 GT/s PCIe' > /run/ocks/link/speed
echo 4 > /run/ocks/link/width
for device in "$controller" "$port"; do
    mount --bind /run/ocks/link/speed "$device/max_link_speed"
    mount --bind /run/ocks/link/width "$device/max_link_width"
done
)";

}  // namespace

extern const Fault slow_link;
const Fault slow_link{
    .id = "slow-link",
    .summary = "the link of an NVMe drive runs at one lane of 2.5 GT/s where both ends can do four of 8 GT/s",
    .evidence = "pcie.link fails on that drive",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        setup.guest_files.emplace("/ocks/hooks/slow-link", cover_attributes);
        return {};
    },
};

}  // namespace ocks::faults
