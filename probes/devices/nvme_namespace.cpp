// SPDX-License-Identifier: GPL-3.0-or-later
/// NVMe namespaces, and with multipath each single path to one, which is hidden as a disk.
///
///   nvme1n1/nsid              "1"
///   nvme1n1/nguid             "36554730-5260-0138-0025-384500000001"
///   nvme1n1/wwid              "eui.36554730526001380025384500000001"; the file `uuid` is not read, as it warns in the
///   kernel log nvme1c2n1/ana_state       "optimized"; also "non-optimized", "inaccessible", "persistent-loss",
///   "change" nvme1c2n1/device       -> ../../nvme2
///
/// Written by drivers/nvme/host/sysfs.c and multipath.c in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/answers.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/storage/nvme_admin.hpp"
#include "probes/storage/nvme_data.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view disks = "/sys/block";
constexpr std::string_view controllers = "/sys/class/nvme";

constexpr auto attributes = std::to_array<Attribute>({
    {"nsid", "namespace_id", Form::number},
    {"nguid", "nguid"},
    {"eui", "eui64"},
    {"wwid", "wwid"},
    {"csi", "command_set", Form::number},
    {"metadata_bytes", "metadata_bytes", Form::number},
});

constexpr auto path_attributes = std::to_array<Attribute>({
    {"nsid", "namespace_id", Form::number},
    {"ana_state", "ana_state"},
    {"ana_grpid", "ana_group", Form::number},
    {"numa_nodes", "numa_nodes"},
});

/// Only namespaces have a number.
bool has_number(const Sysroot& root, const std::string& path)
{
    return is_there(root, path + "/nsid");
}

void observe_namespaces(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, disks, "nvme_namespace", inventory.notes)) {
        const std::string path = below(std::string{disks}, name);
        if (!name.starts_with("nvme") || name.find('c') != std::string::npos || !has_number(root, path))
            continue;
        Device device{.kind = "nvme_namespace", .name = name, .properties = {}};
        read_attributes(root, path, attributes, device, inventory.notes);
        const auto number = number_of(device, "namespace_id");
        if (number && *number <= 0xffff'ffffU) {
            read_answer(root,
                        "nvme/" + name + "/namespace",
                        nvme::identify_namespace(name, static_cast<std::uint32_t>(*number)),
                        nvme::decode_namespace,
                        device,
                        inventory.notes);
        }
        inventory.devices.push_back(std::move(device));
    }
}

/// The kernel names a path after the subsystem, the controller and the namespace: nvme1c2n1.
void observe_paths(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& controller : entries(root, controllers, "nvme_namespace", inventory.notes)) {
        const std::string directory = below(std::string{controllers}, controller);
        for (const std::string& name : entries(root, directory, "nvme_namespace", inventory.notes)) {
            const std::string path = below(directory, name);
            if (!name.starts_with("nvme") || name.find('c') == std::string::npos || !has_number(root, path))
                continue;
            Device device{.kind = "nvme_path", .name = name, .properties = {}};
            device.properties.emplace("controller", controller);
            read_attributes(root, path, path_attributes, device, inventory.notes);
            inventory.devices.push_back(std::move(device));
        }
    }
}

void observe_both(const Sysroot& root, Inventory& inventory)
{
    observe_namespaces(root, inventory);
    observe_paths(root, inventory);
}

}  // namespace

extern constinit const Probe nvme_namespace{
    .id = "nvme_namespace",
    .summary = "NVMe namespaces and the paths to them",
    .observe = observe_both,
};

}  // namespace ocks::probes
