// SPDX-License-Identifier: GPL-3.0-or-later
/// How the processors rest.
///
///   cpu/cpuidle/current_driver           "intel_idle"
///   cpu/cpuidle/current_governor_ro      "menu"
///   cpu/cpu0/cpuidle/state2/name         "C1E"
///
/// Documentation/admin-guide/pm/cpuidle.rst in the kernel. The states are those of the first CPU, which as a rule is
/// like the others.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view states_directory = "/sys/devices/system/cpu/cpu0/cpuidle";

void observe_idling(const Sysroot& root, Inventory& inventory)
{
    Device device{.kind = "cpuidle", .name = "cpuidle", .properties = {}};
    Node(root, "/sys/devices/system/cpu/cpuidle", device, inventory.notes)
        .text("current_driver", "driver")
        .text("current_governor_ro", "governor");
    std::string states;
    for (const std::string& state : entries(root, states_directory, "cpuidle", inventory.notes)) {
        const std::string file = below(below(std::string{states_directory}, state), "name");
        if (const auto name = read_if_answered(root, file, "cpuidle", inventory.notes))
            states += (states.empty() ? "" : ",") + *name;
    }
    if (!states.empty())
        device.properties.emplace("states", std::move(states));
    if (!device.properties.empty())
        inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe cpuidle{
    .id = "cpuidle",
    .summary = "how the processors rest",
    .observe = observe_idling,
};

}  // namespace ocks::probes
