// SPDX-License-Identifier: GPL-3.0-or-later
/// The kernel that runs, or ran when a snapshot was taken.
///
///   /proc/sys/kernel/osrelease    "6.12.0-2611.1.0.ocks"
///   /proc/sys/kernel/version      "#1 SMP PREEMPT_DYNAMIC Wed Feb 11 08:00:00 UTC 2026"
///   /proc/sys/kernel/tainted      "0"
///   /proc/cmdline                 "BOOT_IMAGE=/vmlinuz root=/dev/sda2 ro"
///
/// Documentation/admin-guide/sysctl/kernel.rst in the kernel.
#include "core/node.hpp"
#include "probes/architecture.hpp"
#include "probes/probe.hpp"

#include <utility>

namespace ocks::probes {
namespace {

void observe_kernel(const Sysroot& root, Inventory& inventory)
{
    Device device{.kind = "kernel", .name = "kernel", .properties = {}};
    Node(root, "/proc", device, inventory.notes)
        .text("sys/kernel/osrelease", "release")
        .text("sys/kernel/version", "version")
        .text("cmdline", "command_line")
        .number("sys/kernel/tainted", "taint")
        .text("sys/kernel/random/boot_id", "boot_id");
    if (device.properties.empty())
        return;
    if (auto architecture = architecture_of(root))
        device.properties.emplace("architecture", std::move(*architecture));
    inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe kernel{
    .id = "kernel",
    .summary = "the running kernel",
    .observe = observe_kernel,
};

}  // namespace ocks::probes
