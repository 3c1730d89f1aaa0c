// SPDX-License-Identifier: GPL-3.0-or-later
/// What the kernel knows of the processors' weaknesses, each by its name, and what it does about them.
///
///   vulnerabilities/spectre_v2    "Mitigation: Retpolines; STIBP: disabled"
///   vulnerabilities/meltdown      "Not affected"
///
/// Documentation/admin-guide/hw-vuln/ in the kernel.
#include "core/node.hpp"
#include "probes/probe.hpp"

#include <utility>

namespace ocks::probes {
namespace {

void observe_mitigations(const Sysroot& root, Inventory& inventory)
{
    constexpr std::string_view directory = "/sys/devices/system/cpu/vulnerabilities";
    Device device{.kind = "mitigations", .name = "mitigations", .properties = {}};
    Node node(root, std::string{directory}, device, inventory.notes);
    for (const std::string& name : entries(root, directory, "mitigations", inventory.notes))
        node.text(name, name);
    if (!device.properties.empty())
        inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe mitigations{
    .id = "mitigations",
    .summary = "the processors' weaknesses and what the kernel does about them",
    .observe = observe_mitigations,
};

}  // namespace ocks::probes
