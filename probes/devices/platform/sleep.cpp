// SPDX-License-Identifier: GPL-3.0-or-later
/// The states that the whole machine can sleep in.
///
///   /sys/power/state        "freeze mem disk"
///   /sys/power/mem_sleep    "s2idle [deep]"
///   /sys/power/disk         "[platform] shutdown reboot suspend test_resume"
///
/// Documentation/admin-guide/pm/sleep-states.rst in the kernel. The choice in brackets is the one that is set.
#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/probe.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr auto attributes = std::to_array<Attribute>({
    {"state", "states"},
    {"mem_sleep", "memory_sleep"},
    {"disk", "hibernation"},
});

void observe_sleep(const Sysroot& root, Inventory& inventory)
{
    Device device{.kind = "sleep", .name = "sleep", .properties = {}};
    read_attributes(root, "/sys/power", attributes, device, inventory.notes);
    if (!device.properties.empty())
        inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe sleep{
    .id = "sleep",
    .summary = "the states that the machine can sleep in",
    .observe = observe_sleep,
};

}  // namespace ocks::probes
