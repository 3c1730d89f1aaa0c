// SPDX-License-Identifier: GPL-3.0-or-later
/// NVMe subsystems: what several controllers share, and how I/O chooses between them.
///
///   nvme-subsys1/subsysnqn    "nqn.1994-11.com.samsung:nvme:PM1735a:2.5-inch:S6XXNA0R"
///   nvme-subsys1/iopolicy     "numa"
///   nvme-subsys1/nvme1     -> ../../../pci052e:78/052e:78:00.0/nvme/nvme1
///   nvme-subsys1/nvme1n1/
///
/// Written by drivers/nvme/host/sysfs.c and multipath.c in the kernel.
#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/list.hpp"
#include "probes/path.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/nvme-subsystem";

constexpr auto attributes = std::to_array<Attribute>({
    {"subsysnqn", "nqn"},
    {"model", "model"},
    {"serial", "serial"},
    {"firmware_rev", "firmware"},
    {"subsystype", "type"},
    {"iopolicy", "io_policy"},
});

/// Controllers are links to where they are plugged in; shared namespaces are directories.
void read_members(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    std::vector<std::string> controllers;
    std::vector<std::string> namespaces;
    for (const std::string& name : entries(root, path, "nvme_subsystem", notes)) {
        if (!name.starts_with("nvme"))
            continue;
        if (root.read(below(path, name) + "/cntlid"))
            controllers.push_back(name);
        else if (root.read(below(path, name) + "/size"))
            namespaces.push_back(name);
    }
    if (!controllers.empty())
        device.properties.emplace("controllers", comma_list(controllers));
    if (!namespaces.empty())
        device.properties.emplace("shared_namespaces", comma_list(namespaces));
}

void observe_subsystems(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "nvme_subsystem", inventory.notes)) {
        Device device{.kind = "nvme_subsystem", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        read_members(root, path, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe nvme_subsystem{
    .id = "nvme_subsystem",
    .summary = "NVMe subsystems",
    .observe = observe_subsystems,
};

}  // namespace ocks::probes
